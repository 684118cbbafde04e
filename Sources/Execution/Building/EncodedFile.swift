import Foundation
import OpenAPI

/// A file where the schema wants text that stands for bytes: `contentEncoding`, or the format `byte` of older versions.
enum EncodedFile {
    /// The bytes as they go into the body.
    static func bytes(of file: CallFile, as schema: Schema?) -> [UInt8] {
        text(of: file, as: schema).map { Array($0.utf8) } ?? file.bytes
    }

    /// The text that stands for the file; nil where the bytes go as they are.
    static func text(of file: CallFile, as schema: Schema?) -> String? {
        switch schema?.contentEncoding?.lowercased() ?? (schema?.format == "byte" ? "base64" : nil) {
        case "base64": return base64(file)
        case "base64url":
            return base64(file).replacing("+", with: "-").replacing("/", with: "_")
        case "base16":
            let digits = Array("0123456789ABCDEF".utf8)
            return String(decoding: file.bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        default: return nil
        }
    }

    private static func base64(_ file: CallFile) -> String { Data(file.bytes).base64EncodedString() }
}
