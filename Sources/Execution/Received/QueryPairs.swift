/// The pairs of a query or of a cookie field, as they came and decoded.
struct QueryPairs {
    /// One pair, still encoded.
    struct Pair {
        let name: Substring
        let value: Substring
    }

    /// Pairs that are read; what comes after them is not looked at.
    static let limit = 10_000

    let pairs: [Pair]

    /// The pairs of a query.
    init(query: String) {
        pairs = query.split(separator: "&", maxSplits: Self.limit).prefix(Self.limit).map { Self.pair($0) }
    }

    /// The pairs of the Cookie fields.
    init(cookies: [String]) {
        let pieces = cookies.flatMap { $0.split(separator: ";") }.prefix(Self.limit)
        pairs = pieces.map { Self.pair($0.trimmingSpaces()[...]) }
    }

    /// The values of a name in order, still encoded; names compare decoded.
    func values(of name: String) -> [Substring] {
        pairs.filter { Self.decoded($0.name, plusIsBlank: true) == name }.map(\.value)
    }

    /// Without percent-encoding; nil for what is broken or not UTF-8.
    static func decoded(_ text: Substring, plusIsBlank: Bool) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        bytes.reserveCapacity(rest.count)
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsBlank: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func pair(_ piece: Substring) -> Pair {
        guard let equals = piece.firstIndex(of: "=") else { return Pair(name: piece, value: "") }
        return Pair(name: piece[..<equals], value: piece[piece.index(after: equals)...])
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
