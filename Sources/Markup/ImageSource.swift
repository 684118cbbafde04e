/// The address of an image: one of the site's own, or the image itself as a `data:` URL of a raster format. Nothing
/// that a description names is ever loaded from elsewhere (THREATS R7).
public struct ImageSource: Hashable, Sendable {
    /// The address as it stands in the attribute, before escaping.
    public let text: String

    /// An image of the site's own.
    public init(path: SafeURL) {
        text = path.text
    }

    /// A `data:` URL from a description: PNG, JPEG, GIF or WebP in base64, at most 256 KiB long. Nil for anything
    /// else, SVG among it, since that can hold scripts.
    public init?(document address: String) {
        guard address.utf8.count <= 262_144 else { return nil }
        let bytes = Array(address.utf8.filter { $0 > 0x20 && $0 != 0x7F })
        guard let comma = bytes.prefix(40).firstIndex(of: UInt8(ascii: ",")) else { return nil }
        let head = String(decoding: bytes[..<comma], as: UTF8.self).lowercased()
        guard let format = Raster.allCases.first(where: { head == "data:image/\($0.rawValue);base64" }) else {
            return nil
        }
        let content = bytes[(comma + 1)...]
        guard !content.isEmpty, content.allSatisfy(Base64.isPart) else { return nil }
        text = "data:image/\(format.rawValue);base64," + String(decoding: content, as: UTF8.self)
    }

    /// An image that an API sent, known by its first bytes and not by what its content type says (THREATS V1). Nil
    /// for what is not a raster image and for more than `limit` bytes.
    public init?(raster bytes: [UInt8], limit: Int = 1_048_576) {
        guard bytes.count <= limit, let format = Raster(firstBytesOf: bytes) else { return nil }
        text = "data:image/\(format.rawValue);base64," + Base64.encoded(bytes)
    }
}
