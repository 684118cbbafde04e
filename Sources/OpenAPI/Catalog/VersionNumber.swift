/// The version of an API's description, as far as it can be put in order: `1.10` comes after `1.9`, `2.0.0` after
/// `2.0.0-rc.1`, `2024-11-01` after `2024-02-01`. Nothing is computed with, so that no version is too long.
struct VersionNumber: Comparable {
    private enum Part: Equatable {
        case word(String)
        /// Digits without leading zeros.
        case number(String)
    }

    private static let limit = 128
    private let parts: [Part]

    init(_ text: String) {
        var parts: [Part] = []
        var run = ""
        var isNumber = false
        func part() -> Part { isNumber ? .number(String(run.drop { $0 == "0" })) : .word(run) }
        for character in text.lowercased().prefix(Self.limit) {
            let isDigit = character.isASCII && character.isNumber
            let isLetter = character.isLetter
            if !run.isEmpty, !isDigit && !isLetter || isDigit != isNumber {
                parts.append(part())
                run = ""
            }
            guard isDigit || isLetter else { continue }
            isNumber = isDigit
            run.append(character)
        }
        if !run.isEmpty { parts.append(part()) }
        if parts.first == .word("v") || parts.first == .word("version") { parts.removeFirst() }
        self.parts = parts
    }

    static func < (a: VersionNumber, b: VersionNumber) -> Bool {
        for (left, right) in zip(a.parts, b.parts) where left != right { return isLess(left, right) }
        // More of it is later, but for a word: `2.0-rc` comes before `2.0`.
        if a.parts.count == b.parts.count { return false }
        let isShorter = a.parts.count < b.parts.count
        let next = isShorter ? b.parts[a.parts.count] : a.parts[b.parts.count]
        if case .word = next { return !isShorter }
        return isShorter
    }

    private static func isLess(_ a: Part, _ b: Part) -> Bool {
        switch (a, b) {
        case (.number(let left), .number(let right)):
            left.utf8.count == right.utf8.count ? left < right : left.utf8.count < right.utf8.count
        case (.word(let left), .word(let right)): left < right
        case (.word, .number): true
        case (.number, .word): false
        }
    }
}
