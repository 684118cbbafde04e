/// `ipv4` (RFC 2673 section 3.2) and `ipv6` (RFC 4291 section 2.2) as texts.
enum AddressFormats {
    static func isIPv4(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                guard (1...3).contains(part.count), part.allSatisfy({ (48...57).contains($0) }) else { return false }
                guard part.count == 1 || part.first != UInt8(ascii: "0") else { return false }
                return part.reduce(0) { $0 * 10 + Int($1 - 48) } <= 255
            }
    }

    static func isIPv6(_ text: String) -> Bool {
        let halves = text.components(separatedBy: "::")
        guard halves.count <= 2, let counts = optionalCounts(halves) else { return false }
        let total = counts.reduce(0, +)
        return halves.count == 2 ? total <= 7 : total == 8
    }

    /// Groups in each half, nil when a group is wrong; an IPv4 address at the very end counts as two.
    private static func optionalCounts(_ halves: [String]) -> [Int]? {
        var counts: [Int] = []
        for (index, half) in halves.enumerated() {
            guard let count = groups(in: half, isLast: index == halves.count - 1) else { return nil }
            counts.append(count)
        }
        return counts
    }

    private static func groups(in half: String, isLast: Bool) -> Int? {
        if half.isEmpty { return 0 }
        let groups = half.split(separator: ":", omittingEmptySubsequences: false)
        var count = 0
        for (index, group) in groups.enumerated() {
            if isLast, index == groups.count - 1, group.contains(".") {
                guard isIPv4(String(group)) else { return nil }
                count += 2
            } else {
                guard (1...4).contains(group.utf8.count), group.utf8.allSatisfy(isHex) else { return nil }
                count += 1
            }
        }
        return count
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...102).contains(byte | 32)
    }
}

extension String {
    /// The parts between a separator, empty ones too.
    fileprivate func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var part: [UInt8] = []
        var rest = Array(utf8)[...]
        while !rest.isEmpty {
            if rest.starts(with: separator.utf8) {
                parts.append(String(decoding: part, as: UTF8.self))
                part = []
                rest = rest.dropFirst(separator.utf8.count)
            } else {
                part.append(rest.removeFirst())
            }
        }
        return parts + [String(decoding: part, as: UTF8.self)]
    }
}
