import Foundation

/// The sealed pieces of a body as they go into its file, one after the other.
///
/// Not copyable, because its descriptor is closed exactly once.
struct SpoolFile: ~Copyable {
    private let descriptor: Int32
    private let seal: SpoolSeal
    /// What is not on disk: the last piece is sealed as such, so one is always held back.
    private var piece: [UInt8] = []
    private var count = 0

    init(_ descriptor: Int32, _ seal: SpoolSeal) {
        self.descriptor = descriptor
        self.seal = seal
        piece.reserveCapacity(SpoolSeal.pieceSize)
    }

    deinit { close(descriptor) }

    /// Writes what is full; with the last bytes all.
    mutating func write(_ batch: [[UInt8]], isLast: Bool) throws(StoreError) {
        for bytes in batch {
            var rest = bytes[...]
            while !rest.isEmpty {
                if piece.count == SpoolSeal.pieceSize { try put(isLast: false) }
                let part = rest.prefix(SpoolSeal.pieceSize - piece.count)
                piece += part
                rest = rest.dropFirst(part.count)
            }
        }
        if isLast { try put(isLast: true) }
    }

    private mutating func put(isLast: Bool) throws(StoreError) {
        let sealed = try seal.seal(piece, at: count, isLast: isLast)
        piece.removeAll(keepingCapacity: true)
        count += 1
        guard WholeWrite.put(sealed, to: descriptor) else {
            throw StoreError(.unavailable, "A body could not be written to disk.")
        }
    }
}
