public import Egress

/// A file that is read while it is sent: in the request stands a mark in its place.
public struct StreamedFile: Sendable {
    /// What is given as the file's bytes to the builder; nothing else in a request looks like it.
    public let mark: [UInt8]
    /// Bytes of the file, nil where nobody knows yet.
    public let size: Int?
    private let next: @Sendable () async throws -> [UInt8]?

    /// - Parameter next: gives the file's pieces in order, and nil after the last.
    public init(size: Int?, next: @escaping @Sendable () async throws -> [UInt8]?) {
        var generator = SystemRandomNumberGenerator()
        mark = [0] + (0..<31).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        self.size = size
        self.next = next
    }

    /// Takes the mark out of a request and gives the body that is to be streamed in place of its own; nil where the mark
    /// does not stand in it as it is, as with a file that goes as base64 or by its name.
    public func placed(in request: inout OutboundRequest) -> BodyStream? {
        guard let start = Self.last(mark, in: request.body) else { return nil }
        let pieces = StreamedPieces(
            before: Array(request.body[..<start]), after: Array(request.body[(start + mark.count)...]), next)
        let around = request.body.count - mark.count
        request.body = []
        // Never nothing: who sees no body where there was one does not take the request for one without.
        request.bodySize = max(1, around + (size ?? 0))
        if case .multipart(let parts) = request.shape {
            request.shape = .multipart(parts.map { sized($0) })
        }
        return BodyStream(length: size.map { around + $0 }) { try await pieces.next() }
    }

    private func sized(_ part: MultipartPart) -> MultipartPart {
        guard case .file(let name, mark.count) = part.content else { return part }
        return MultipartPart(
            name: part.name, content: .file(name: name, size: size ?? 0), contentType: part.contentType)
    }

    /// Looks from the end, where the file stands by rule.
    private static func last(_ mark: [UInt8], in body: [UInt8]) -> Int? {
        var start = body.count - mark.count
        while start >= 0 {
            if body[start] == mark[0], body[start..<(start + mark.count)].elementsEqual(mark) { return start }
            start -= 1
        }
        return nil
    }
}
