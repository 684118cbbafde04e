import Crypto
import Foundation
import HTTPTypes
import Hummingbird

/// Whether the identity in a request's fields was signed by the gate, and not long ago.
///
/// Whoever reaches the API past the gate, or sends an identity of his own making, has none.
struct IdentityCheck: Sendable {
    /// Seconds by which the clocks of gate and API may differ, and for which a signature can be used again.
    static let window: Int64 = 60

    private let key: SymmetricKey

    /// A check with the secret that the gate signs with.
    init(key: String) {
        self.key = SymmetricKey(data: Array(key.utf8))
    }

    /// The caller of a request; nil when a field is absent or there twice, is too old, or the signature is not over just this
    /// request.
    func caller(of request: Request, at now: Instant) -> Caller? {
        guard let caller = Caller(request.headers),
            let resources = Caller.value("Portico-Resources", in: request.headers),
            let timestamp = Caller.value("Portico-Timestamp", in: request.headers), let seconds = Int64(timestamp),
            let scopes = Caller.value("Portico-Scopes", in: request.headers),
            let signature = Caller.value("Portico-Signature", in: request.headers).flatMap(Self.bytes)
        else { return nil }
        let (age, overflows) = (now.milliseconds / 1000).subtractingReportingOverflow(seconds)
        guard !overflows, (-Self.window...Self.window).contains(age) else { return nil }
        let text = [
            "portico-identity-v1", request.method.rawValue, request.head.path ?? "", timestamp, caller.subject,
            caller.tokenID, scopes, resources,
        ].joined(separator: "\n")
        let isValid = HMAC<SHA256>.isValidAuthenticationCode(
            signature, authenticating: Array(text.utf8), using: key)
        return isValid ? caller : nil
    }

    private static func bytes(_ digits: String) -> [UInt8]? {
        let digits = Array(digits.utf8)
        guard digits.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).reduce(into: [UInt8]?([])) { bytes, index in
            let pair = String(decoding: digits[index..<(index + 2)], as: UTF8.self)
            guard pair.first?.isHexDigit == true, let byte = UInt8(pair, radix: 16) else {
                bytes = nil
                return
            }
            bytes?.append(byte)
        }
    }
}
