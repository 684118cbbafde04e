/// The forms that the description gives for texts, checked by hand: each is one pass over the text.
struct Grammar: Sendable {
    /// How messages call it.
    let expected: String
    let matches: @Sendable (String) -> Bool

    static let line = text(maximum: 80)
    static let note = text(maximum: 500)
    static let depotCode = Grammar(expected: "two to four capital letters") { isRun($0, 2...4, isCapital) }
    static let postcode = Grammar(expected: "five digits") { isRun($0, 5...5, Digits.isDigit) }
    static let fleetNumber = Grammar(expected: "three to six digits") { isRun($0, 3...6, Digits.isDigit) }
    static let pin = Grammar(expected: "four to six digits") { isRun($0, 4...6, Digits.isDigit) }
    static let staffCode = Grammar(expected: "a code as D-0147") {
        $0.hasPrefix("D-") && isRun($0.dropFirst(2), 4...6, Digits.isDigit)
    }
    static let lineNumber = Grammar(expected: "one to four capital letters or digits") {
        isRun($0, 1...4) { Digits.isDigit($0) || isCapital($0) }
    }
    static let colour = Grammar(expected: "a colour as #3f7fb5") {
        $0.hasPrefix("#") && isRun($0.dropFirst(), 6...6) { Digits.isDigit($0) || (97...102).contains($0) }
    }
    static let plate = Grammar(expected: "a plate as AU-VB 1042") { text in
        let halves = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2 else { return false }
        let rest = halves[1].split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        return rest.count == 2 && isRun(halves[0], 1...3, isCapital) && isRun(rest[0], 1...2, isCapital)
            && isRun(rest[1], 1...4, Digits.isDigit) && !rest[1].hasPrefix("0")
    }
    static let callbackAddress = Grammar(expected: "an https address without user, fragment or unusual characters") {
        isCallbackAddress($0)
    }
    static let uuid = Grammar(expected: "a UUID") { text in
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && parts.allSatisfy { $0.utf8.allSatisfy { Digits.isDigit($0) || (97...102).contains($0 | 0x20) } }
    }
    /// A number as JSON writes it (RFC 8259, section 6), a sign in front included.
    static let number = Grammar(expected: "a number") { text in
        guard case .some(let value) = try? JSONReader.read(Array(text.utf8)) else { return false }
        switch value {
        case .integer, .double: return true
        default: return false
        }
    }

    private static func text(maximum: Int) -> Grammar {
        Grammar(expected: "a text of 1 to \(maximum) characters without control characters") { text in
            (1...maximum).contains(text.unicodeScalars.count)
                && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        }
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (65...90).contains(byte) }

    private static func isRun(
        _ text: some StringProtocol, _ count: ClosedRange<Int>, _ test: (UInt8) -> Bool
    ) -> Bool {
        count.contains(text.utf8.count) && text.utf8.allSatisfy(test)
    }

    private static func isCallbackAddress(_ text: String) -> Bool {
        guard text.hasPrefix("https://"), text.utf8.count <= 400 else { return false }
        let rest = text.utf8.dropFirst(8)
        let authority = rest.prefix { $0 != UInt8(ascii: "/") }
        let host = authority.prefix { $0 != UInt8(ascii: ":") }
        let port = authority.dropFirst(host.count)
        let isLetter: (UInt8) -> Bool = { (97...122).contains($0 | 0x20) || Digits.isDigit($0) }
        return !host.isEmpty && host.allSatisfy { isLetter($0) || ".-".utf8.contains($0) }
            && (port.isEmpty || (2...6).contains(port.count) && port.dropFirst().allSatisfy(Digits.isDigit))
            && rest.dropFirst(authority.count).allSatisfy { isLetter($0) || "/._~?=&%-".utf8.contains($0) }
    }
}
