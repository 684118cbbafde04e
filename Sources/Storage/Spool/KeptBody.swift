public import Foundation

/// A kept response body that can be read from anywhere in it, byte for byte.
///
/// A class, because its file is closed exactly once: what is read stays readable when its result is forgotten meanwhile.
public final class KeptBody: Sendable {
    private enum Place: Sendable {
        case memory([UInt8])
        case file(Int32, SpoolSeal, Spool)
    }

    /// Bytes that are sealed together: reading along their bounds opens none twice.
    public static let pieceSize = SpoolSeal.pieceSize

    /// Bytes in all.
    public let size: Int
    private let place: Place

    init(_ bytes: [UInt8]) {
        size = bytes.count
        place = .memory(bytes)
    }

    /// Nil when the file is gone.
    init?(file name: String, size: Int, of session: Session, in spool: Spool) {
        guard let descriptor = spool.folder.read(name) else { return nil }
        self.size = size
        place = .file(descriptor, SpoolSeal(name: name, of: session), spool)
    }

    deinit {
        if case .file(let descriptor, _, _) = place { close(descriptor) }
    }

    /// Whether it is too large to be held.
    public var isOnDisk: Bool {
        if case .file = place { true } else { false }
    }

    /// Bytes from a position on, at most so many; fewer at the end, none beyond it.
    public func read(from start: Int, count: Int) async throws(StoreError) -> [UInt8] {
        try await Array(data(from: start, count: count))
    }

    /// The same for whoever hands it on: what lies within one of the pieces is not copied.
    public func data(from start: Int, count: Int) async throws(StoreError) -> Data {
        let begin = min(max(0, start), size)
        let end = begin + min(max(0, count), size - begin)
        switch place {
        case .memory(let bytes): return Data(bytes[begin..<end])
        case .file(let descriptor, let seal, let spool):
            guard begin < end else { return Data() }
            return try await spool.run { [size] () throws(StoreError) in
                try Self.read(descriptor, seal, begin..<end, of: size)
            }
        }
    }

    private static func read(
        _ descriptor: Int32, _ seal: SpoolSeal, _ range: Range<Int>, of size: Int
    ) throws(StoreError) -> Data {
        let pieces = (range.lowerBound / SpoolSeal.pieceSize)...((range.upperBound - 1) / SpoolSeal.pieceSize)
        let last = SpoolSeal.pieceCount(of: size) - 1
        var found = Data()
        if pieces.count > 1 { found.reserveCapacity(range.count) }
        for index in pieces {
            let start = index * SpoolSeal.pieceSize
            let length = min(SpoolSeal.pieceSize, size - start)
            let piece = try seal.open(length, at: index, isLast: index == last) { place in
                isFilled(place, from: descriptor, at: SpoolSeal.offset(ofPiece: index))
            }
            let part = range.clamped(to: start..<(start + length))
            let wanted = piece.dropFirst(part.lowerBound - start).prefix(part.count)
            if pieces.count == 1 { return wanted }
            found += wanted
        }
        return found
    }

    private static func isFilled(
        _ place: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int
    ) -> Bool {
        var filled = 0
        while filled < place.count, let base = place.baseAddress {
            let got = pread(descriptor, base + filled, place.count - filled, off_t(offset + filled))
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return false }
            filled += got
        }
        return true
    }
}
