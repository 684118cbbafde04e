public import Egress
import Execution
import Foundation

/// The form in which a store seals a credential: version, kind, time, then each text behind its length.
extension SavedCredential {
    private static let version: UInt8 = 1

    private enum Kind: UInt8 {
        case apiKey = 1
        case bearer = 2
        case basic = 3
        case digest = 4
    }

    /// The plain bytes to be sealed; scheme and origin are not among them, since a store binds them as the row's identity.
    public var payload: [UInt8] {
        let time = Int64(exactly: (savedAt.timeIntervalSince1970 * 1000).rounded()) ?? 0
        let (kind, texts): (Kind, [String]) =
            switch credential {
            case .apiKey(let value): (.apiKey, [value.reveal()])
            case .bearer(let value): (.bearer, [value.reveal()])
            case .basic(let user, let password): (.basic, [user, password.reveal()])
            case .digest(let user, let password): (.digest, [user, password.reveal()])
            }
        return [Self.version, kind.rawValue] + Self.bigEndian(UInt64(bitPattern: time))
            + texts.flatMap { Self.bigEndian(UInt64($0.utf8.count)) + Array($0.utf8) }
    }

    /// Reads the bytes back; nil when they are not in the form of ``payload``.
    public init?(scheme: String, origin: Origin, payload: [UInt8]) {
        guard payload.count >= 10, payload[0] == Self.version, let kind = Kind(rawValue: payload[1]) else { return nil }
        let time = Int64(bitPattern: Self.number(payload[2..<10]))
        var rest = payload[10...]
        var texts: [String] = []
        while !rest.isEmpty {
            guard rest.count >= 8, let count = Int(exactly: Self.number(rest.prefix(8))), count <= rest.count - 8 else {
                return nil
            }
            texts.append(String(decoding: rest.dropFirst(8).prefix(count), as: UTF8.self))
            rest = rest.dropFirst(8 + count)
        }
        guard let credential = Self.credential(kind, texts) else { return nil }
        let savedAt = Date(timeIntervalSince1970: Double(time) / 1000)
        self.init(scheme: scheme, credential: credential, origin: origin, savedAt: savedAt)
    }

    private static func credential(_ kind: Kind, _ texts: [String]) -> Credential? {
        switch (kind, texts.count) {
        case (.apiKey, 1): .apiKey(Secret(texts[0]))
        case (.bearer, 1): .bearer(Secret(texts[0]))
        case (.basic, 2): .basic(user: texts[0], password: Secret(texts[1]))
        case (.digest, 2): .digest(user: texts[0], password: Secret(texts[1]))
        default: nil
        }
    }

    private static func bigEndian(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
