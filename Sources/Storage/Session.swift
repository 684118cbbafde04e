import Crypto
public import Foundation
public import TokenDesk

/// A live session: who calls, and the keys to what belongs to it. Made by ``SessionStore`` alone.
public struct Session: Sendable, Identifiable {
    /// Names the session in the store and in logs; no secret, and the same after a rotation.
    public let id: String
    /// When it began; it ends 7 days later at the latest.
    public let createdAt: Date
    /// Who is signed in; nil for nobody.
    public let user: UserID?
    /// When the user last gave the password; nil while nobody is signed in.
    public let passwordGivenAt: Date?

    let keys: SessionKeys

    /// The token that a form for `purpose` carries against forgery (THREATS 4.3): 32 bytes, new with each session.
    ///
    /// A page masks it anew each time it shows it.
    public func formToken(for purpose: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(purpose.utf8), using: keys.forms))
    }

    /// Whether a form's token was made by this session for this purpose; takes the same time for every wrong one.
    public func accepts(formToken: [UInt8], for purpose: String) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(formToken, authenticating: Array(purpose.utf8), using: keys.forms)
    }

    /// Seals and opens what belongs to this session.
    var seal: Seal { Seal(key: keys.values, keyID: "session") }
}

extension Session: CustomStringConvertible, CustomReflectable {
    public var description: String { "session \(id)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
