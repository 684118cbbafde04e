/// One `name=value` of a query, decoded.
struct QueryItem: Sendable {
    let name: String
    let value: String
    /// As it came, to write it into the addresses of other pages.
    let source: String

    /// The items in the query of a request's target; throws a ``Problem`` for escapes or bytes that are no UTF-8.
    static func read(_ target: String) throws -> [QueryItem] {
        guard let mark = target.firstIndex(of: "?") else { return [] }
        let query = target[target.index(after: mark)...].prefix { $0 != "#" }
        return try query.split(separator: "&").map { piece in
            let halves = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(halves[0]), let value = halves.count == 2 ? decoded(halves[1]) : "" else {
                let message = "expected UTF-8 with percent-encoding"
                throw Problem.parameters([Violation(location: .query, name: String(halves[0]), message: message)])
            }
            return QueryItem(name: name, value: value, source: String(piece))
        }
    }

    /// The text with its percent-encoding undone (RFC 3986, section 2.1); nil for broken escapes and for what is no
    /// UTF-8 afterwards.
    static func decoded(_ text: Substring, plusIsSpace: Bool = true) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = hexValue(rest.popFirst()), let low = hexValue(rest.popFirst()) else { return nil }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(0x20)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexValue(_ byte: UInt8?) -> UInt8? {
        switch byte {
        case .some(let digit) where Digits.isDigit(digit): digit - 48
        case .some(let letter) where (65...70).contains(letter & 0xDF): (letter & 0xDF) - 55
        default: nil
        }
    }
}
