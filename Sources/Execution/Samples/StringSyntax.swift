/// How a language writes texts and reads variables of the environment.
struct StringSyntax: Sendable {
    /// Escapes beyond those of quotation mark, backslash, line feed, carriage return and tab.
    var escapes: [Unicode.Scalar: String] = [:]
    /// The escape of a character that cannot be seen or, with ``isASCII``, is none of ASCII.
    let escape: @Sendable (Unicode.Scalar) -> String
    var isASCII = false
    /// A variable's value.
    let variable: @Sendable (String) -> String
    /// A variable's value, percent-encoded for a query.
    let variableInURL: @Sendable (String) -> String
    var plus = " + "
    /// A text of several lines or with quotation marks, as it stands; nil where the language cannot.
    var raw: @Sendable (String) -> String? = { _ in nil }

    /// A literal in quotation marks on one line.
    func literal(_ text: String) -> String { "\"" + escaped(text) + "\"" }

    /// A literal as readable as can be.
    func block(_ text: String) -> String {
        let isRaw = text.utf8.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\"") }
        let isPlain = text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.isPlain && !(isASCII && !$0.isASCII)) }
        return (isRaw && isPlain ? raw(text) : nil) ?? literal(text)
    }

    /// Literals and variables, joined.
    func expression(_ text: SampleText) -> String {
        let terms = text.parts.map { part in
            switch part {
            case .literal(let text): return literal(text)
            case .variable(let name, false): return variable(name)
            case .variable(let name, true): return variableInURL(name)
            }
        }
        return text.isEmpty ? literal("") : terms.joined(separator: plus)
    }

    /// What stands between the quotation marks.
    func escaped(_ text: String) -> String {
        text.unicodeScalars.map(escaped).joined()
    }

    private func escaped(_ scalar: Unicode.Scalar) -> String {
        if let escape = escapes[scalar] { return escape }
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default: return scalar.isPlain && !(isASCII && !scalar.isASCII) ? String(scalar) : escape(scalar)
        }
    }
}
