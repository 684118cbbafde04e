import CZlib
import NIOCore

/// Takes `gzip` and `deflate` off (RFC 1950 to 1952). Which of the two wrappers stands there is found out, since senders
/// mix them up, and so is a stream of `deflate` that has none; members of gzip may follow each other.
///
/// A class, because it owns zlib's state, which must not move.
final class ZlibDecoder: ContentDecoder {
    private let stream: UnsafeMutablePointer<z_stream>
    private let mayBeBare: Bool
    private var isBegun = false
    private var isGzip = false
    /// Whether a member is over; another may begin.
    private(set) var isComplete = false

    /// - Parameter mayBeBare: whether the stream may come without any wrapper, as some send `deflate`.
    init(mayBeBare: Bool) {
        self.mayBeBare = mayBeBare
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
    }

    deinit {
        if isBegun { inflateEnd(stream) }
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    func step(_ input: inout ByteBuffer, into output: inout ByteBuffer) throws(EgressError) -> Bool {
        guard try begin(at: input) else { return false }
        var status = Z_OK
        var isFull = false
        // Both buffers outlive the one call that reads and writes them; zlib never writes to its input.
        input.readWithUnsafeReadableBytes { source in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: source.bindMemory(to: UInt8.self).baseAddress)
            stream.pointee.avail_in = UInt32(clamping: source.count)
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: 1) { target in
                stream.pointee.next_out = target.bindMemory(to: UInt8.self).baseAddress
                stream.pointee.avail_out = UInt32(clamping: target.count)
                status = inflate(stream, Z_SYNC_FLUSH)
                isFull = stream.pointee.avail_out == 0
                return target.count - Int(stream.pointee.avail_out)
            }
            return source.count - Int(stream.pointee.avail_in)
        }
        switch status {
        case Z_STREAM_END:
            isComplete = true
            // What follows begins another member, or is refused.
            return isGzip && input.readableBytes > 0
        // No progress was possible, which is no error (zlib.h).
        case Z_OK, Z_BUF_ERROR: return isFull
        default: throw .undecodable
        }
    }

    /// Makes zlib ready for the stream, or the member, that begins with the first byte; false while there is none.
    private func begin(at input: ByteBuffer) throws(EgressError) -> Bool {
        guard !isBegun || isComplete else { return true }
        guard let first = input.getInteger(at: input.readerIndex, as: UInt8.self) else { return false }
        let magic: UInt8 = 0x1F
        if isComplete {
            guard isGzip, first == magic, inflateReset(stream) == Z_OK else { throw .undecodable }
            isComplete = false
            return true
        }
        isGzip = first == magic
        // Compression method 8 stands in the low bits of zlib's first byte (RFC 1950, section 2.2).
        let isWrapped = isGzip || first & 0x0F == 8
        // 32 above the window bits: gzip or zlib, whichever it is; negative: neither.
        let windowBits: Int32 = isWrapped || !mayBeBare ? 15 + 32 : -15
        guard inflateInit2_(stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .undecodable
        }
        isBegun = true
        return true
    }
}
