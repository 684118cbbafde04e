/// An argument of a command: literal text and variables, each quoted by its shell's own rules (THREATS R10).
struct ShellText {
    enum Part {
        case literal(String)
        case variable(String)
    }

    let parts: [Part]

    init(_ literal: String) {
        parts = [.literal(literal)]
    }

    init(_ parts: [Part]) {
        self.parts = parts
    }

    /// Literals that meet become one, so that a reader sees one pair of quotes.
    static func + (left: ShellText, right: ShellText) -> ShellText {
        var joined = left.parts
        for part in right.parts {
            if case .literal(let end)? = joined.last, case .literal(let next) = part {
                joined[joined.count - 1] = .literal(end + next)
            } else {
                joined.append(part)
            }
        }
        return ShellText(joined)
    }

    /// Single quotes, inside which nothing has a meaning but the quote itself (POSIX.1-2017 section 2.2.2).
    var posix: String {
        guard parts.contains(where: { !$0.isEmpty }) else { return "''" }
        return parts.filter { !$0.isEmpty }.map { part in
            switch part {
            case .variable(let name): return "\"$\(name)\""
            case .literal(let text):
                let quotes = text.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false)
                return "'" + quotes.map { String($0) }.joined(separator: "'\\''") + "'"
            }
        }.joined()
    }

    /// Single-quoted strings, in which only single quotes, the typographic ones too, are doubled; joined by `+`.
    var powershell: String {
        let texts = parts.filter { !$0.isEmpty }.map { part in
            switch part {
            case .variable(let name): return "$env:\(name)"
            case .literal(let text):
                let doubled = text.unicodeScalars.map { Self.powershellQuotes.contains($0) ? "\($0)\($0)" : "\($0)" }
                return "'" + doubled.joined() + "'"
            }
        }
        return texts.count > 1 ? "(" + texts.joined(separator: " + ") + ")" : texts.first ?? "''"
    }

    /// Quoted for the C runtime, then every character with a meaning for the prompt behind a caret.
    var cmd: String {
        let inner = parts.map { part in
            switch part {
            case .variable(let name): return "%\(name)%"
            case .literal(let text): return Self.caret(Self.crtQuoted(text))
            }
        }
        return "^\"" + inner.joined() + "^\""
    }

    private static let powershellQuotes: Set<Unicode.Scalar> = ["'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}"]

    /// Backslashes count only before a quotation mark, and are doubled there and at the end.
    private static func crtQuoted(_ text: String) -> String {
        var out = ""
        var backslashes = 0
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": backslashes += 1
            case "\"":
                out += String(repeating: "\\", count: backslashes * 2 + 1) + "\""
                backslashes = 0
            default:
                out += String(repeating: "\\", count: backslashes)
                out.unicodeScalars.append(scalar)
                backslashes = 0
            }
        }
        return out + String(repeating: "\\", count: backslashes * 2)
    }

    /// A line break cannot be passed to a command of the prompt and becomes a space.
    private static func caret(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r": continue
            case "\n": out += " "
            case "%": out += "^%^"
            case "^", "&", "|", "<", ">", "(", ")", "\"", "!", "@": out += "^\(scalar)"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}

extension ShellText.Part {
    fileprivate var isEmpty: Bool {
        if case .literal(let text) = self { text.isEmpty } else { false }
    }
}
