import Synchronization

/// How many connections are open from each address, or each /64 of IPv6 (THREATS L1).
///
/// A class because all event loops share it.
final class PeerLedger: Sendable {
    private let limit: Int?
    private let counts = Mutex<[[UInt8]: Int]>([:])

    /// A ledger that lets `limit` connections of an address in; nil lets in all.
    init(limit: Int?) {
        self.limit = limit
    }

    /// Enters a connection; false when its address has too many.
    func enter(_ address: [UInt8]) -> Bool {
        guard let limit else { return true }
        return counts.withLock { counts in
            let count = counts[address] ?? 0
            guard count < limit else { return false }
            counts[address] = count + 1
            return true
        }
    }

    /// Takes a connection out that was entered.
    func leave(_ address: [UInt8]) {
        guard limit != nil else { return }
        counts.withLock { counts in
            let count = (counts[address] ?? 0) - 1
            counts[address] = count > 0 ? count : nil
        }
    }

    /// Connections entered from an address.
    func count(of address: [UInt8]) -> Int { counts.withLock { $0[address] ?? 0 } }
}
