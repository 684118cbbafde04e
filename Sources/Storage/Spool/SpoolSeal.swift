import Crypto
import Foundation

/// Seals a body in pieces of one size, so that any of them opens alone: AES-256-GCM under a key of the file's own, the
/// number of the piece and whether it is the last as nonce (the STREAM construction). What was cut, moved or put
/// together of two files does not open (THREATS 6.1, B2).
struct SpoolSeal: Sendable {
    /// Bytes of a piece before it is sealed; the last one may have fewer.
    static let pieceSize = 262_144
    private static let tagLength = 16

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
    func seal(_ piece: some DataProtocol, at index: Int, isLast: Bool) throws(StoreError) -> [[UInt8]] {
        do {
            let box = try AES.GCM.seal(piece, using: key, nonce: Self.nonce(index, isLast))
            return [Array(box.ciphertext), Array(box.tag)]
        } catch {
            throw StoreError(.brokenSeal, "A piece of a body could not be sealed.")
        }
    }

    /// What was sealed as this piece; throws `brokenSeal` when any of it is another.
    func open(_ sealed: [UInt8], at index: Int, isLast: Bool) throws(StoreError) -> [UInt8] {
        let broken = StoreError(.brokenSeal, "A body on disk was changed or cut.")
        guard sealed.count >= Self.tagLength else { throw broken }
        do {
            let box = try AES.GCM.SealedBox(
                nonce: Self.nonce(index, isLast), ciphertext: sealed.dropLast(Self.tagLength),
                tag: sealed.suffix(Self.tagLength))
            return Array(try AES.GCM.open(box, using: key))
        } catch {
            throw broken
        }
    }

    private static func nonce(_ index: Int, _ isLast: Bool) throws -> AES.GCM.Nonce {
        try AES.GCM.Nonce(data: [isLast ? 1 : 0, 0, 0, 0] + Seal.bigEndian(UInt64(index)))
    }
}
