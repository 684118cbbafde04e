import Foundation
import Synchronization
import TokenDesk

/// Who may try a password now: one count of failures for the whole site, by name and by address (THREATS G9).
final class SignInAllowance: Sendable {
    private let throttle = Mutex(SignInThrottle())

    /// Throws where a name or an address has failed too often of late.
    func check(name: String, address: String, at now: Date) throws(SiteError) {
        let seconds = throttle.withLock { $0.wait(name: Self.key(name), address: address, at: now) }
        guard let seconds else { return }
        throw SiteError(
            .tooOften, "Too many attempts. Try again in \(Self.words(seconds)); nothing was checked.",
            retryAfter: seconds)
    }

    /// Remembers a wrong password.
    func failed(name: String, address: String, at now: Date) {
        throttle.withLock { $0.failed(name: Self.key(name), address: address, at: now) }
    }

    /// Forgets the failures of a name whose password was right.
    func succeeded(name: String) {
        throttle.withLock { $0.succeeded(name: Self.key(name)) }
    }

    /// What is no user's name needs no place of its own: the address's count is enough.
    private static func key(_ name: String) -> String {
        (try? User.check(name: name)) == nil ? "" : name
    }

    private static func words(_ seconds: Int) -> String {
        guard seconds > 90 else { return "\(seconds) second\(seconds == 1 ? "" : "s")" }
        return "\((seconds + 59) / 60) minutes"
    }
}
