/// An IPv4 or IPv6 address as bytes in network order: what is classified, compared and dialled.
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// Four or sixteen.
    public let bytes: [UInt8]

    /// The address of 4 or 16 bytes in network order; nil for any other count.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads a canonical dotted quad or any IPv6 text form (RFC 4291, section 2.2), without brackets or zone.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        if let address = IPAddress(dottedQuad: bytes) ?? IPAddress(ipv6: bytes) {
            self = address
        } else {
            return nil
        }
    }

    /// Whether it has sixteen bytes.
    public var isIPv6: Bool { bytes.count == 16 }

    /// A dotted quad, or RFC 5952 (IPv4-mapped addresses in mixed notation).
    public var description: String {
        guard isIPv6 else { return bytes.map(String.init).joined(separator: ".") }
        if case .mapped(let inner) = transition { return "::ffff:\(inner)" }
        return compressedText
    }
}

extension IPAddress {
    static func v4(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> IPAddress { IPAddress(unchecked: [a, b, c, d]) }

    /// For slices whose length is known.
    init(unchecked bytes: [UInt8]) { self.bytes = bytes }

    /// Exactly four decimal numbers 0–255 without leading zeros.
    init?(dottedQuad text: some Collection<UInt8>) {
        let parts = text.split(separator: UInt8(ascii: "."), maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            guard (1...3).contains(part.count), part.allSatisfy(\.isDigit) else { return nil }
            guard part.count == 1 || part.first != UInt8(ascii: "0") else { return nil }
            let value = part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            guard let byte = UInt8(exactly: value) else { return nil }
            bytes.append(byte)
        }
        self.init(unchecked: bytes)
    }

    /// RFC 4291, section 2.2: eight groups, one `::`, a dotted quad at the end.
    init?(ipv6 text: some Collection<UInt8>) {
        let text = Array(text)
        guard text.count <= 45 else { return nil }
        guard let gap = Self.gap(in: text) else {
            guard let groups = Self.groups(text[...]), groups.count == 16 else { return nil }
            self.init(unchecked: groups)
            return
        }
        guard let head = Self.groups(text[..<gap], allowsQuad: false), let tail = Self.groups(text[(gap + 2)...]),
            head.count + tail.count <= 14
        else { return nil }
        self.init(unchecked: head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail)
    }

    private static func gap(in text: [UInt8]) -> Int? {
        text.indices.dropLast().first { text[$0] == UInt8(ascii: ":") && text[$0 + 1] == UInt8(ascii: ":") }
    }

    private static func groups(_ text: ArraySlice<UInt8>, allowsQuad: Bool = true) -> [UInt8]? {
        if text.isEmpty { return [] }
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count <= 8 else { return nil }
        var bytes: [UInt8] = []
        for (index, part) in parts.enumerated() {
            if part.contains(UInt8(ascii: ".")) {
                guard allowsQuad, index == parts.count - 1, let quad = IPAddress(dottedQuad: part) else { return nil }
                bytes += quad.bytes
            } else {
                guard let group = Self.group(part) else { return nil }
                bytes += group
            }
        }
        return bytes
    }

    private static func group(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
        guard (1...4).contains(digits.count) else { return nil }
        var value: UInt16 = 0
        for digit in digits {
            guard let nibble = digit.hexValue else { return nil }
            value = value << 4 | UInt16(nibble)
        }
        return [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }

    /// RFC 5952, section 4: lower case, no leading zeros, the longest run of two or more zero groups shortened.
    private var compressedText: String {
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        var best = 0..<0
        var start: Int?
        for index in 0...8 {
            if index < 8, groups[index] == 0 {
                start = start ?? index
            } else if let begin = start {
                if index - begin > best.count { best = begin..<index }
                start = nil
            }
        }
        let text = { (part: ArraySlice<UInt16>) in part.map { String($0, radix: 16) }.joined(separator: ":") }
        guard best.count > 1 else { return text(groups[...]) }
        return text(groups[..<best.lowerBound]) + "::" + text(groups[best.upperBound...])
    }
}
