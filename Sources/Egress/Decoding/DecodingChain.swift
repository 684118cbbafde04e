import NIOCore

/// Takes all codings off a body that comes in pieces; what comes out is bounded, however it goes in (V4).
///
/// A class, because its decoders are; it lives on the event loop of its connection.
final class DecodingChain {
    /// Bytes that come out in one piece at most.
    private static let piece = 65_536

    /// The coding that was applied last is taken off first.
    private let decoders: [any ContentDecoder]
    private let limit: Int
    private var produced: [Int]
    private var isBegun = false

    /// Nil when there is nothing to take off.
    ///
    /// - Parameter limit: bytes after which no more is decoded, at each of the codings.
    init?(_ decoding: ContentDecoding, limit: Int) throws(EgressError) {
        guard !decoding.codings.isEmpty else { return nil }
        var decoders: [any ContentDecoder] = []
        for coding in decoding.codings.reversed() {
            switch coding {
            case .gzip: decoders.append(ZlibDecoder(mayBeBare: false))
            case .deflate: decoders.append(ZlibDecoder(mayBeBare: true))
            case .brotli: decoders.append(try BrotliDecoder())
            }
        }
        self.decoders = decoders
        self.limit = limit
        produced = [Int](repeating: 0, count: decoders.count)
    }

    /// Whether more has come out than is wanted.
    var isEnough: Bool { (produced.last ?? 0) > limit }

    /// Decodes a piece of the body as far as the limit, and hands on what comes out.
    func decode(_ input: ByteBuffer, _ give: (ByteBuffer) -> Void) throws(EgressError) {
        isBegun = isBegun || input.readableBytes > 0
        try decode(input, at: 0, give)
    }

    /// The body is over: so must be all that was applied to it. No body at all is none that was cut off.
    func finish() throws(EgressError) {
        guard !isBegun || isEnough || decoders.allSatisfy(\.isComplete) else { throw .unfinished }
    }

    /// As deep as there are codings.
    private func decode(
        _ input: ByteBuffer, at index: Int, _ give: (ByteBuffer) -> Void
    ) throws(EgressError) {
        var input = input
        var hasMore = input.readableBytes > 0
        while hasMore, !isEnough {
            var output = ByteBuffer()
            output.reserveCapacity(Self.piece)
            hasMore = try decoders[index].step(&input, into: &output)
            if output.readableBytes > 0 {
                produced[index] += output.readableBytes
                guard index < decoders.count - 1 else {
                    // One that comes drop by drop does not hold the whole room for each of them.
                    let isLarge = output.readableBytes > Self.piece / 4
                    give(isLarge ? output : ByteBuffer(bytes: output.readableBytesView))
                    continue
                }
                // A sender that compresses twice has no reason to have more in between than in the end.
                guard produced[index] <= limit + Self.piece * 16 else { throw .undecodable }
                try decode(output, at: index + 1, give)
            }
        }
        guard isEnough || input.readableBytes == 0 else { throw .undecodable }
    }
}
