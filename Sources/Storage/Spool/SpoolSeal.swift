import Crypto
import Foundation

/// Seals a body in pieces of one size, so that any of them opens alone: AES-256-GCM under a key of the file's own, the
/// number of the piece and whether it is the last as nonce (the STREAM construction). What was cut, moved or put
/// together of two files does not open (THREATS 6.1, B2).
struct SpoolSeal: Sendable {
    /// Bytes of a piece before it is sealed; the last one may have fewer.
    static let pieceSize = 262_144
    private static let tagLength = 16
    private static let nonceLength = 12

    private let key: SymmetricKey

    /// The seal of one file of a session; no other file ever has the same name, so no nonce comes twice.
    init(name: String, of session: Session) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: session.keys.values, salt: Array(name.utf8), info: Array("portico/spool/v1".utf8),
            outputByteCount: 32)
    }

    /// Bytes of a file whose body has so many.
    static func sealedSize(of count: Int) -> Int { count + pieceCount(of: count) * tagLength }

    /// Where a piece begins in its file.
    static func offset(ofPiece index: Int) -> Int { index * (pieceSize + tagLength) }

    /// Pieces of a body; an empty one has an empty piece, so that its end is sealed too.
    static func pieceCount(of count: Int) -> Int { max(1, count / pieceSize + (count % pieceSize == 0 ? 0 : 1)) }

    /// The sealed form of a piece: as many bytes, and 16.
    func seal(_ piece: [UInt8], at index: Int, isLast: Bool) throws(StoreError) -> Data {
        do {
            let nonce = try AES.GCM.Nonce(data: Self.nonce(index, isLast))
            // A box's parts are slices of the whole: nothing is copied.
            if let combined = try AES.GCM.seal(piece, using: key, nonce: nonce).combined {
                return combined.dropFirst(Self.nonceLength)
            }
        } catch {}
        throw StoreError(.brokenSeal, "A piece of a body could not be sealed.")
    }

    /// What was sealed as this piece; throws `brokenSeal` when any of it is another.
    ///
    /// - Parameter read: puts as many sealed bytes as the piece has into a place; false when there are not so many.
    func open(
        _ count: Int, at index: Int, isLast: Bool, reading read: (UnsafeMutableRawBufferPointer) -> Bool
    ) throws(StoreError) -> Data {
        // Read to where the library wants it, behind the nonce.
        var box = Data(count: Self.nonceLength + Self.sealedSize(of: count))
        box.replaceSubrange(0..<Self.nonceLength, with: Self.nonce(index, isLast))
        let isRead = box.withUnsafeMutableBytes { bytes in
            read(UnsafeMutableRawBufferPointer(rebasing: bytes[Self.nonceLength...]))
        }
        do {
            if isRead { return try AES.GCM.open(AES.GCM.SealedBox(combined: box), using: key) }
        } catch {}
        throw StoreError(.brokenSeal, "A body on disk was changed or cut.")
    }

    private static func nonce(_ index: Int, _ isLast: Bool) -> [UInt8] {
        [isLast ? 1 : 0, 0, 0, 0] + Seal.bigEndian(UInt64(index))
    }
}
