import Storage

/// The token in every form: the session's own, under a mask that is new each time, so that a compressed page tells nothing
/// about it (the attack known as BREACH).
enum FormToken {
    /// What the session makes its token for; one purpose, as every form of the site is for the session's owner.
    static let purpose = "form"

    /// Masks a session's token for one page; base64url.
    static func masked(_ token: [UInt8], using generator: inout some RandomNumberGenerator) -> String {
        // Eight bytes at a time: the system is asked for each draw.
        let words = (0..<(token.count + 7) / 8).map { _ in generator.next() }
        let mask = (0..<token.count).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64($0 % 8 * 8)) }
        return Base64URL.encode(mask + zip(token, mask).map { $0 ^ $1 })
    }

    /// Whether a posted token is the session's, compared in constant time (THREATS 4.3).
    static func isValid(_ posted: String?, for token: [UInt8]) -> Bool {
        guard let posted, !token.isEmpty, let bytes = Base64URL.decode(posted, count: token.count * 2) else {
            return false
        }
        var difference: UInt8 = 0
        for index in token.indices { difference |= bytes[index] ^ bytes[index + token.count] ^ token[index] }
        return difference == 0
    }
}
