public import Foundation

/// How often somebody may try to sign in: few times a name, more an address, so that guessing leads nowhere (THREATS G9).
///
/// Pure; whoever keeps one decides about locks.
public struct SignInThrottle: Sendable {
    /// Failures of one name before it has to wait.
    public static let nameLimit = 5
    /// Failures from one address before it has to wait.
    public static let addressLimit = 20
    /// Seconds in which failures count.
    public static let window: TimeInterval = 15 * 60
    /// Names and addresses remembered at most; the ones that failed longest ago make room.
    static let countLimit = 10_000

    private var failures: [String: [Date]] = [:]

    public init() {}

    /// Seconds to wait before the next attempt; nil when it may be made now.
    public func wait(name: String, address: String, at now: Date) -> Int? {
        let waits = [
            wait("name " + name.lowercased(), limit: Self.nameLimit, at: now),
            wait("address " + address, limit: Self.addressLimit, at: now),
        ]
        return waits.compactMap { $0 }.max()
    }

    /// Remembers a failed attempt.
    public mutating func failed(name: String, address: String, at now: Date) {
        for key in ["name " + name.lowercased(), "address " + address] {
            let recent = failures[key, default: []].filter { now.timeIntervalSince($0) < Self.window }
            failures[key] = Array((recent + [now]).suffix(Self.addressLimit))
        }
        if failures.count > Self.countLimit { forget(at: now) }
    }

    /// Forgets the failures of a name whose password was given.
    public mutating func succeeded(name: String) {
        failures["name " + name.lowercased()] = nil
    }

    private func wait(_ key: String, limit: Int, at now: Date) -> Int? {
        let recent = failures[key, default: []].filter { now.timeIntervalSince($0) < Self.window }
        guard recent.count >= limit else { return nil }
        let end = recent[recent.count - limit].addingTimeInterval(Self.window)
        let seconds = end.timeIntervalSince(now).rounded(.up)
        return max(1, Int(exactly: seconds) ?? 1)
    }

    private mutating func forget(at now: Date) {
        failures = failures.filter { $0.value.contains { now.timeIntervalSince($0) < Self.window } }
        guard failures.count > Self.countLimit else { return }
        let kept = failures.sorted { ($0.value.last ?? .distantPast) > ($1.value.last ?? .distantPast) }
        failures = Dictionary(uniqueKeysWithValues: kept.prefix(Self.countLimit / 2).map { ($0.key, $0.value) })
    }
}
