import Hummingbird
import NIOCore

/// A request's form on its way in.
///
/// A class that is not checked for use from several tasks, because the iterator of a body cannot be handed on: one task
/// at a time reads, first the form's fields and then, while the request is sent on, its file.
final class FormSource: @unchecked Sendable {
    private var body: RequestBody.AsyncIterator
    private var stream: MultipartStream
    private let length: Int?
    private var fed = 0

    /// - Parameter length: what the request says its body has; nil when it does not say.
    init(_ body: RequestBody, stream: MultipartStream, length: Int?) {
        self.body = body.makeAsyncIterator()
        self.stream = stream
        self.length = length
    }

    /// What comes next in the form; nil when the body is over, which throws where the form is not.
    func next() async throws -> MultipartStream.Event? {
        while true {
            if let event = try stream.next() {
                if event == .end { return nil }
                return event
            }
            guard let piece = try await body.next() else {
                throw MultipartHead.broken("a part does not end with the boundary")
            }
            fed += piece.readableBytes
            stream.feed(Array(piece.readableBytesView))
        }
    }

    /// Bytes of the content that is being read, from here to the form's end, if nothing but the end follows it; nil when
    /// the request does not say how long it is.
    var rest: Int? { length.map { max(0, $0 - fed + stream.waiting - stream.endLength) } }

    /// Reads what is left and forgets it, so that the browser takes the answer; it has only so much time.
    func drain(for limit: Duration = .seconds(5)) async {
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end, let piece = try? await body.next(), piece.readableBytes > 0 {}
    }
}
