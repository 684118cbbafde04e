/// A photo as it was uploaded.
struct PhotoUpload: Sendable {
    /// The size of an image at most, in bytes.
    static let maximumImage = 2 * 1024 * 1024

    let type: ImageType
    let image: [UInt8]
    let caption: String?

    /// Reads a form; throws `422` if there is no image or the caption is wrong, `413` if the image is too large.
    init(_ form: Multipart) throws {
        var violations: [Violation] = []
        caption = form["caption"].map { String(decoding: $0.bytes, as: UTF8.self) }
        if let caption, !Grammar.line.matches(caption) {
            let message = "expected \(Grammar.line.expected), came \(JSONValue.string(caption).kind)"
            violations.append(Violation(location: .body, name: "/caption", message: message))
        }
        image = form["file"]?.bytes ?? []
        guard image.count <= Self.maximumImage else {
            throw Problem.contentTooLarge("Expected an image of at most \(Self.maximumImage) bytes.")
        }
        if form["file"] == nil {
            violations.append(Violation(location: .body, name: "/file", message: "is missing"))
        } else if ImageType(image) == nil {
            let message = "expected an image, PNG or JPEG, came something else"
            violations.append(Violation(location: .body, name: "/file", message: message))
        }
        guard violations.isEmpty, let type = ImageType(image) else { throw Problem.body(violations) }
        self.type = type
    }
}
