/// Where ECMAScript's spelling of an expression differs from PCRE2's, the text is rewritten; the rest stays as it is.
enum ECMAScriptPattern {
    /// General categories by their long names (ECMA-262 table "Value aliases for General_Category").
    private static let categories = [
        "Letter": "L", "Cased_Letter": "L&", "Lowercase_Letter": "Ll", "Uppercase_Letter": "Lu",
        "Titlecase_Letter": "Lt", "Modifier_Letter": "Lm", "Other_Letter": "Lo", "Mark": "M", "Number": "N",
        "Decimal_Number": "Nd", "digit": "Nd", "Letter_Number": "Nl", "Other_Number": "No", "Punctuation": "P",
        "punct": "P", "Symbol": "S", "Separator": "Z", "Space_Separator": "Zs", "Control": "Cc", "cntrl": "Cc",
    ]

    /// ECMA-262's white space and line terminators, as a set without brackets.
    private static let space = #"\t\n\x0B\f\r \xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF"#

    /// Nil for what PCRE2 would read and ECMAScript does not (ECMA-262, section 22.2.1, with the flag `u`).
    static func translated(_ source: String) -> String? {
        var out = ""
        var inClass = false
        var afterSet = false
        var rest = source.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            let isSet = scalar == "\\" && rest.first.map(sets.contains) == true
            switch scalar {
            case "\\":
                guard let text = escape(&rest, inClass: inClass) else { return nil }
                out += text
            // Beside a set such as \w a hyphen is itself (ECMA-262, Annex B.1.2): PCRE2 would refuse the range.
            case "-" where inClass && (afterSet || startsWithSet(rest)): out += "\\-"
            case "{" where !inClass: out += quantifier(&rest)
            case "(" where !inClass:
                guard isGroup(rest) else { return nil }
                out.unicodeScalars.append(scalar)
            case "[" where inClass: out += "\\["
            case "[":
                inClass = true
                out.unicodeScalars.append(scalar)
            case "]":
                inClass = false
                out.unicodeScalars.append(scalar)
            default: out.unicodeScalars.append(scalar)
            }
            afterSet = isSet
        }
        return out
    }

    private static let sets: Set<Unicode.Scalar> = ["d", "D", "w", "W", "s", "S", "p", "P"]

    private static func startsWithSet(_ rest: Substring.UnicodeScalarView) -> Bool {
        rest.first == "\\" && rest.dropFirst().first.map(sets.contains) == true
    }

    /// What follows an opening brace. More repetitions than PCRE2 can count to are as many as one likes: no text that is
    /// looked at is longer.
    private static func quantifier(_ rest: inout Substring.UnicodeScalarView) -> String {
        let body = rest.prefix(32).prefix { ("0"..."9").contains($0) || $0 == "," }
        let bounds = String(body).split(separator: ",", omittingEmptySubsequences: false)
        guard bounds.count == 2, !bounds[0].isEmpty, !bounds[1].isEmpty, Int(bounds[1]) ?? .max > 65_535,
            rest[body.endIndex...].first == "}"
        else { return "{" }
        rest = rest[body.endIndex...]
        return "{\(bounds[0]),"
    }

    /// One escape after its backslash.
    private static func escape(_ rest: inout Substring.UnicodeScalarView, inClass: Bool) -> String? {
        guard let letter = rest.popFirst() else { return "\\" }
        switch letter {
        case "s": return inClass ? space : "[\(space)]"
        case "S" where !inClass: return "[^\(space)]"
        case "p", "P": return "\\\(letter)" + category(&rest)
        default:
            let isLetter = letter.isASCII && letter.properties.isAlphabetic
            return isLetter && !letters.contains(letter) ? nil : "\\\(letter)"
        }
    }

    private static let letters: Set<Unicode.Scalar> = [
        "d", "D", "w", "W", "S", "b", "B", "f", "n", "r", "t", "v", "c", "x", "u", "k",
    ]

    /// Whether what follows an opening parenthesis is one of ECMAScript's groups.
    private static func isGroup(_ rest: Substring.UnicodeScalarView) -> Bool {
        guard rest.first == "?" else { return rest.first != "*" }
        switch rest.dropFirst().first {
        case ":", "=", "!": return true
        case "<":
            guard let next = rest.dropFirst(2).first else { return false }
            return next == "=" || next == "!" || next == "_" || next == "$" || next.properties.isAlphabetic
        default:
            // Flags for a group alone, since ECMAScript 2025.
            let flags = rest.dropFirst().prefix { "ims-".unicodeScalars.contains($0) }
            return !flags.isEmpty && rest[flags.endIndex...].first == ":"
        }
    }

    /// `{Letter}` as `{L}`; `{gc=L}` and `{Script=Greek}` lose their key.
    private static func category(_ rest: inout Substring.UnicodeScalarView) -> String {
        guard rest.first == "{", let end = rest.prefix(64).firstIndex(of: "}") else { return "" }
        let name = String(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
        let value = name.split(separator: "=", maxSplits: 1).last.map(String.init) ?? name
        return "{" + (categories[value] ?? value) + "}"
    }
}
