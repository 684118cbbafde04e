import CBrotli
import NIOCore

/// Takes `br` off (RFC 7932), windows of 16 MiB at most: the larger ones of its extension are refused.
///
/// A class, because it owns the library's state.
final class BrotliDecoder: ContentDecoder {
    private let state: OpaquePointer
    private(set) var isComplete = false

    init() throws(EgressError) {
        guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else { throw .undecodable }
        self.state = state
    }

    deinit {
        BrotliDecoderDestroyInstance(state)
    }

    func step(_ input: inout ByteBuffer, into output: inout ByteBuffer) throws(EgressError) -> Bool {
        guard !isComplete else { return false }
        var result = BROTLI_DECODER_RESULT_ERROR
        // Both buffers outlive the one call that reads and writes them, and it counts what it did with either.
        input.readWithUnsafeReadableBytes { source in
            var left = source.count
            var next = source.bindMemory(to: UInt8.self).baseAddress
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: 1) { target in
                var room = target.count
                var place = target.bindMemory(to: UInt8.self).baseAddress
                result = BrotliDecoderDecompressStream(state, &left, &next, &room, &place, nil)
                return target.count - room
            }
            return source.count - left
        }
        switch result {
        case BROTLI_DECODER_RESULT_SUCCESS:
            isComplete = true
            return false
        case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: return false
        case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: return true
        default: throw .undecodable
        }
    }
}
