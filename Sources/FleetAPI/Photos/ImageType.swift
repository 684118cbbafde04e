/// The kinds of images that are taken, told by their first bytes.
enum ImageType: String, Sendable {
    case png = "image/png"
    case jpeg = "image/jpeg"

    /// The type of an image; nil for other bytes. PNG, section 5.2; JPEG (ITU T.81), annex B.1.1.3.
    init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else {
            return nil
        }
    }
}
