public import Foundation

/// What came with tokens since the last time it was written down: gathered in memory, written in batches.
public struct UsageTally: Sendable {
    /// Counted together: one token, one day (days since 1970, UTC), one operation, one class of status (1 to 5).
    public struct Key: Sendable, Hashable {
        public let token: TokenID
        public let day: Int32
        public let operation: String
        public let statusClass: UInt8

        public init(token: TokenID, day: Int32, operation: String, statusClass: UInt8) {
            self.token = token
            self.day = day
            self.operation = operation
            self.statusClass = statusClass
        }
    }

    /// A request that did not succeed.
    public struct Failure: Sendable, Hashable {
        public let token: TokenID
        public let moment: Date
        public let operation: String
        public let status: Int
        /// Why the gate refused it, by ``TokenRefusal/code``; empty when the API answered.
        public let reason: String

        public init(token: TokenID, moment: Date, operation: String, status: Int, reason: String) {
            self.token = token
            self.moment = moment
            self.operation = operation
            self.status = status
            self.reason = reason
        }
    }

    /// The last use of a token and from where.
    public struct LastUse: Sendable, Hashable {
        public let moment: Date
        public let address: String
    }

    /// Failures kept of one token between two batches at most.
    static let failureLimit = 20

    public private(set) var counts: [Key: Int] = [:]
    public private(set) var failures: [TokenID: [Failure]] = [:]
    /// Uses that prolonged a token's life.
    public private(set) var lastUses: [TokenID: LastUse] = [:]

    public init() {}

    public var isEmpty: Bool { counts.isEmpty && lastUses.isEmpty }

    /// Counts a request.
    ///
    /// - Parameters:
    ///   - operation: the operation's id; empty for a request that means none.
    ///   - status: the status of the answer, the gate's or the API's.
    ///   - refusal: why the gate refused; nil when it let the request through.
    ///   - address: from where it came.
    public mutating func count(
        _ token: TokenID, operation: String, status: Int, refusal: TokenRefusal?, address: String, at moment: Date
    ) {
        let day = Int32(exactly: (moment.timeIntervalSince1970 / 86_400).rounded(.down)) ?? 0
        let statusClass = UInt8(clamping: min(max(status / 100, 1), 5))
        counts[Key(token: token, day: day, operation: operation, statusClass: statusClass), default: 0] += 1
        let isUse = refusal.map { !$0.isAboutToken && $0 != .network } ?? true
        if isUse, lastUses[token].map({ $0.moment <= moment }) ?? true {
            lastUses[token] = LastUse(moment: moment, address: address)
        }
        guard status >= 400 else { return }
        let failure = Failure(
            token: token, moment: moment, operation: operation, status: status, reason: refusal?.code ?? "")
        failures[token, default: []].append(failure)
        if failures[token, default: []].count > Self.failureLimit { failures[token]?.removeFirst() }
    }

    /// Adds what another tally gathered: what could not be written goes back.
    public mutating func merge(_ other: UsageTally) {
        counts.merge(other.counts) { $0 + $1 }
        lastUses.merge(other.lastUses) { $0.moment >= $1.moment ? $0 : $1 }
        for (token, list) in other.failures {
            failures[token] = Array((list + failures[token, default: []]).suffix(Self.failureLimit))
        }
    }
}
