import Egress
import Execution
public import Foundation
import NIOHTTP1

/// Portico's word on from where a call of its explorer comes: the explorer is on this machine, the browser is not, and a token
/// limited to networks is limited to the browser's.
///
/// Signed under a key that this process alone knows, for one request and one minute, so that nobody else can speak of
/// addresses (THREATS O3). ``CallerField`` carries it, one of the names that are always taken off on the way to the API
/// (THREATS G5).
public struct CallerVoucher: Sendable {
    private static let version = "portico-caller-v1"
    /// Seconds for which it is good, in both directions.
    private static let life: Int64 = 60
    private static let longest = 200
    private static let refusal = Refusal.malformed(
        "The field Portico-Caller is not from this Portico, came late or came twice.")

    private let key: IdentityKey

    /// A voucher with a key of its own.
    public init() {
        key = .random()
    }

    /// The value of the field for one request.
    ///
    /// - Parameters:
    ///   - target: path and query as they go on the wire.
    ///   - address: that of the browser.
    public func value(method: String, target: String, address: String, at now: Date) -> String {
        let seconds = Self.seconds(now)
        return "\(seconds);\(signature(method, target, address, seconds));\(address)"
    }

    /// The browser's address that a request brings along; nil for one without the field.
    ///
    /// - Throws: a refusal for a field that Portico itself did not send just now, or that came twice. To take the connection's
    ///   address instead would let whoever spoils the field pass for this machine.
    func address(of head: HTTPRequestHead, at now: @autoclosure () -> Date) throws(Refusal) -> IPAddress? {
        var found: String?
        for (name, value) in head.headers where CallerField.isNamed(name) {
            guard found == nil else { throw Self.refusal }
            found = value
        }
        guard let found else { return nil }
        guard let address = address(in: found, of: head, at: now()) else { throw Self.refusal }
        return address
    }

    private func address(in value: String, of head: HTTPRequestHead, at now: Date) -> IPAddress? {
        guard value.utf8.count <= Self.longest else { return nil }
        let parts = value.split(separator: ";", omittingEmptySubsequences: false)
        let moment = Self.seconds(now)
        guard parts.count == 3, let seconds = Int64(parts[0]), "\(seconds)" == parts[0],
            (moment - Self.life...moment + Self.life).contains(seconds)
        else { return nil }
        let address = String(parts[2])
        let expected = signature(head.method.rawValue, head.uri, address, seconds)
        return Self.isSame(parts[1], expected) ? IPAddress(address) : nil
    }

    private func signature(_ method: String, _ target: String, _ address: String, _ seconds: Int64) -> String {
        key.signature(of: [Self.version, method, target, String(seconds), address])
    }

    private static func seconds(_ moment: Date) -> Int64 {
        Int64(exactly: moment.timeIntervalSince1970.rounded(.down)) ?? 0
    }

    /// Looks at every byte, whatever the first difference.
    private static func isSame(_ one: Substring, _ other: String) -> Bool {
        one.utf8.count == other.utf8.count && zip(one.utf8, other.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
