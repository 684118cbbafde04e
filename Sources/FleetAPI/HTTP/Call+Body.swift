import HTTPTypes
import Hummingbird
import NIOCore

extension Call {
    /// The size of a request body at most, in bytes.
    static let maximumBody = 8 * 1024 * 1024

    /// The body's media type in lower case, without parameters.
    var mediaType: String {
        let value = field(.contentType) ?? ""
        return value.prefix { $0 != ";" }.trimmingSpace.lowercased()
    }

    /// The whole body; throws `415` if its type is none of these, `413` if it is too large, `400` if it is empty.
    func body(_ types: [String], upTo maximum: Int = maximumBody) async throws -> [UInt8] {
        guard types.contains(mediaType) else { throw Problem.unsupportedMediaType(types) }
        let tooLarge = Problem.contentTooLarge("Expected at most \(maximum) bytes.")
        if let length = field(.contentLength).flatMap({ Int($0) }), length > maximum { throw tooLarge }
        do {
            let buffer = try await request.body.collect(upTo: maximum)
            guard buffer.readableBytes > 0 else { throw Problem.malformed("Expected a body, came none.") }
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw tooLarge
        }
    }

    /// The body as JSON; throws `400` if it is none.
    func json(_ type: String = "application/json") async throws -> JSONValue {
        let bytes = try await body([type])
        do {
            return try JSONReader.read(bytes)
        } catch {
            throw Problem.malformed("Byte \(error.offset) of the JSON text: \(error.message).")
        }
    }

    /// The body as a JSON Merge Patch (RFC 7396), which for resources is an object.
    func mergePatch() async throws -> JSONValue {
        let patch = try await json("application/merge-patch+json")
        try MemberReader(patch).finish()
        return patch
    }
}

extension Substring {
    /// The text without spaces and tabs at its ends.
    var trimmingSpace: Substring {
        var text = drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
        return text
    }
}
