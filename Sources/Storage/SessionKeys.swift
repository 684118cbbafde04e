import Crypto

/// The two random keys of a session, kept sealed under the key that only its cookie leads to.
///
/// Because values are sealed under `values` and not under the cookie's key itself, a rotation seals 64 bytes anew and no more.
struct SessionKeys: Sendable {
    /// Seals credentials, drafts and exchanges.
    let values: SymmetricKey
    /// Signs the tokens of forms.
    var forms: SymmetricKey

    init() {
        values = SymmetricKey(size: .bits256)
        forms = SymmetricKey(size: .bits256)
    }

    init?(bytes: [UInt8]) {
        guard bytes.count == 64 else { return nil }
        values = SymmetricKey(data: bytes[..<32])
        forms = SymmetricKey(data: bytes[32...])
    }

    var bytes: [UInt8] {
        values.withUnsafeBytes { Array($0) } + forms.withUnsafeBytes { Array($0) }
    }
}
