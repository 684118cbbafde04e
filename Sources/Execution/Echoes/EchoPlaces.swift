/// Places of a text or body that are not shown unless they are asked for.
public struct EchoPlaces: Sendable, Hashable {
    /// Places that are remembered one by one; from the last one on, all the rest counts as one.
    static let limit = 1_000
    private static let end = 1 << 52

    /// In order, apart from each other.
    private(set) var ranges: [Range<Int>] = []

    /// - Parameter ranges: places, in any order.
    init(_ ranges: [Range<Int>] = []) {
        add(ranges)
    }

    /// Whether everything may be seen.
    public var isEmpty: Bool { ranges.isEmpty }

    /// Whether no further place makes a difference.
    var isFull: Bool { ranges.last?.upperBound == Self.end }

    /// Adds places, in any order.
    mutating func add(_ more: [Range<Int>]) {
        guard !more.isEmpty else { return }
        var joined: [Range<Int>] = []
        for range in (ranges + more).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        if joined.count > Self.limit {
            joined.removeSubrange(Self.limit...)
            joined[Self.limit - 1] = joined[Self.limit - 1].lowerBound..<Self.end
        }
        ranges = joined
    }

    /// A part of the body that begins at `start`, with an asterisk in place of each byte that is not shown: lengths, lines and
    /// what is JSON stay as they are.
    public func veiling(_ bytes: [UInt8], from start: Int = 0) -> [UInt8] {
        guard !ranges.isEmpty else { return bytes }
        var veiled = bytes
        let all = start..<start + bytes.count
        for range in ranges where range.overlaps(all) {
            for index in range.clamped(to: all) { veiled[index - start] = UInt8(ascii: "*") }
        }
        return veiled
    }
}
