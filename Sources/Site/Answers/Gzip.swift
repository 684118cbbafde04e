import CZlib

/// Compresses an answer's body once it is whole (RFC 1952). Pages with two thousand lines become a tenth.
enum Gzip {
    /// Bodies below this many bytes travel as they are.
    static let worthwhile = 1_024

    /// The compressed bytes, nil when zlib refuses.
    static func compress(_ bytes: [UInt8], level: Int32 = 5) -> [UInt8]? {
        var stream = z_stream()
        // 16 above the window bits asks for the gzip wrapper.
        let windowBits: Int32 = 15 + 16
        guard
            deflateInit2_(
                &stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK,
            let length = UInt32(exactly: bytes.count)
        else { return nil }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, uLong(length)))
        var output = [UInt8](repeating: 0, count: bound)
        // Both buffers outlive the one call that reads and writes them; zlib never writes to its input.
        let status = bytes.withUnsafeBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target -> Int32 in
                stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.avail_in = length
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(clamping: target.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        guard status == Z_STREAM_END else { return nil }
        output.removeLast(output.count - Int(stream.total_out))
        return output
    }

    /// Whether a client takes gzip (RFC 9110 §12.5.3); a weight of zero is a no.
    static func isAccepted(by acceptEncoding: String?) -> Bool {
        guard let acceptEncoding else { return false }
        return acceptEncoding.lowercased().split(separator: ",").contains { item in
            let parts = item.split(separator: ";").map { $0.trimmed }
            guard parts.first == "gzip" || parts.first == "*" else { return false }
            return !parts.dropFirst().contains { $0.hasPrefix("q=0") && !$0.contains { ("1"..."9").contains($0) } }
        }
    }
}
