/// Keys that are asked for together: whether an object has any of them shows in one pass over its members, where asking for
/// one after the other would take as many passes.
public struct KeyGroup: Sendable, ExpressibleByArrayLiteral {
    private let keys: [(hash: UInt32, bytes: [UInt8])]
    /// A bit for each key, by its hash: what is not among them is no key of the group.
    private let mask: UInt64

    public init(_ keys: [String]) {
        self.keys = keys.map { (KeyHash.hash($0), Array($0.utf8)) }
        mask = self.keys.reduce(0) { $0 | Self.bit($1.hash) }
    }

    public init(arrayLiteral keys: String...) { self.init(keys) }

    @inline(__always)
    func mayHold(_ hash: UInt32) -> Bool { mask & Self.bit(hash) != 0 }

    /// Whether a key of the group has this hash and passes a comparison of its bytes.
    func holds(_ hash: UInt32, _ isSame: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        keys.contains { $0.hash == hash && $0.bytes.withUnsafeBufferPointer(isSame) }
    }

    /// Whether a test is passed by any of the keys.
    func contains(where test: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        keys.contains { $0.bytes.withUnsafeBufferPointer(test) }
    }

    @inline(__always)
    private static func bit(_ hash: UInt32) -> UInt64 { 1 &<< UInt64(hash & 63) }
}

extension Node {
    /// Whether this is an object with a member under one of the keys.
    public func hasAny(of group: KeyGroup) -> Bool { tree.arena.hasAny(of: group, in: target) }
}

extension Arena {
    fileprivate func hasAny(of group: KeyGroup, in object: Int) -> Bool {
        let container = records[object]
        guard container.is(.object) else { return false }
        if container.has(Record.special) { return group.contains { member(of: object, key: $0) != nil } }
        return records.withUnsafeBufferPointer { records in
            let end = Int(container.extent)
            var index = object + 1
            while index < end {
                let record = records[index]
                if group.mayHold(record.link), !record.has(Record.special),
                    group.holds(record.link, { holds(record, $0) })
                {
                    return true
                }
                index = records[index + 1].next(index + 1)
            }
            return false
        }
    }
}
