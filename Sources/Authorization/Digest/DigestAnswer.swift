import Crypto
import Execution
import Foundation

/// The answer to a challenge of the Digest scheme (RFC 7616, section 3.4).
struct DigestAnswer {
    let challenge: DigestChallenge
    let user: String
    let password: Secret
    /// A number of the client's own, new for every answer.
    let clientNonce: String

    /// The `Authorization` field for one request; its value is a secret, since whoever has it can try passwords against it.
    func field(method: String, target: String) -> Field {
        let parts = parameters(method: method, target: target)
        return Field(
            name: "Authorization", prefix: "Digest ", secret: Secret(parts.joined(separator: ", ")),
            variable: "DIGEST_CREDENTIALS")
    }

    private func parameters(method: String, target: String) -> [String] {
        let response = response(method: method, target: target)
        var parts = [
            userParameter, "realm=\(Self.quoted(challenge.realm))", "uri=\(Self.quoted(target))",
            "nonce=\(Self.quoted(challenge.nonce))",
        ]
        if let name = challenge.algorithmName { parts.append("algorithm=\(name)") }
        if challenge.hasQuality { parts += ["qop=auth", "nc=\(Self.count)", "cnonce=\(Self.quoted(clientNonce))"] }
        parts.append("response=\(Self.quoted(response))")
        if let opaque = challenge.opaque { parts.append("opaque=\(Self.quoted(opaque))") }
        if challenge.hashesUser { parts.append("userhash=true") }
        return parts
    }

    /// Section 3.4.1, and RFC 2069 where the server names no quality of protection.
    func response(method: String, target: String) -> String {
        var first = hash("\(user):\(challenge.realm):\(password.reveal())")
        if challenge.isSession { first = hash("\(first):\(challenge.nonce):\(clientNonce)") }
        let second = hash("\(method):\(target)")
        guard challenge.hasQuality else { return hash("\(first):\(challenge.nonce):\(second)") }
        return hash("\(first):\(challenge.nonce):\(Self.count):\(clientNonce):auth:\(second)")
    }

    /// Section 3.4.4: as a digest, in quotes, or in the form of RFC 8187 where it is not ASCII.
    private var userParameter: String {
        if challenge.hashesUser { return "username=\(Self.quoted(hash("\(user):\(challenge.realm)")))" }
        if user.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return "username=\(Self.quoted(user))" }
        let encoded = user.utf8.map { byte in
            Self.isPlain(byte) ? String(UnicodeScalar(byte)) : "%" + Self.hexadecimal([byte]).uppercased()
        }
        return "username*=UTF-8''" + encoded.joined()
    }

    /// A nonce is answered once: the next call gets a challenge of its own.
    private static let count = "00000001"

    private func hash(_ text: String) -> String {
        let bytes = Data(text.utf8)
        return switch challenge.algorithm {
        case .md5: Self.hexadecimal(Insecure.MD5.hash(data: bytes))
        case .sha256: Self.hexadecimal(SHA256.hash(data: bytes))
        }
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { (($0 < 16) ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// `attr-char` of RFC 8187.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$&+-.^_`|~".utf8.contains(byte)
        }
    }
}
