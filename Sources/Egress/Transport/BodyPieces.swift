import NIOCore

/// A streamed request body as the client takes it; each piece that is taken moves the call's clock.
struct BodyPieces: AsyncSequence, Sendable {
    let stream: BodyStream
    let clock: CallClock

    struct AsyncIterator: AsyncIteratorProtocol {
        let pieces: BodyPieces

        mutating func next() async throws -> ByteBuffer? {
            let piece = try await pieces.stream.next()
            pieces.clock.moved()
            return piece.map { ByteBuffer(bytes: $0) }
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pieces: self) }
}
