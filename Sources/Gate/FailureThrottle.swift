import Egress
import Foundation
import Synchronization
import TokenDesk

/// How often an address may try tokens that were never issued (THREATS G9): 60 a minute, addresses of IPv6 by their /64.
///
/// A class because all event loops share it.
final class FailureThrottle: Sendable {
    /// Addresses remembered at most; beyond it all are forgotten, so that memory stays bounded under any flood.
    private static let countLimit = 20_000

    private let limit: RateLimit
    private let now: @Sendable () -> Date
    private let buckets = Mutex<[[UInt8]: RateBucket]>([:])

    init(limit: RateLimit, now: @escaping @Sendable () -> Date = { Date() }) {
        self.limit = limit
        self.now = now
    }

    /// Addresses that are remembered.
    var count: Int { buckets.withLock(\.count) }

    /// Notes a failed attempt; gives the seconds to wait when there were too many.
    func wait(afterFailureFrom address: IPAddress?) -> Int? {
        let key = address?.subscriber ?? []
        let moment = Int64(exactly: (now().timeIntervalSince1970 * 1000).rounded()) ?? 0
        return buckets.withLock { buckets in
            if buckets.count >= Self.countLimit, buckets[key] == nil { buckets.removeAll(keepingCapacity: true) }
            var bucket = buckets[key] ?? RateBucket(limit, at: moment)
            defer { buckets[key] = bucket }
            return bucket.take(limit, at: moment)
        }
    }
}
