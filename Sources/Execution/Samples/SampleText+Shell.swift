/// A text as one argument, quoted by its shell's own rules (THREATS R10).
extension SampleText {
    /// Single quotes, inside which nothing has a meaning but the quote itself (POSIX.1-2017 section 2.2.2); what cannot be
    /// seen or pasted is printed.
    var posix: String {
        guard !isEmpty else { return "''" }
        return parts.map { part in
            switch part {
            case .variable(let name, _): return "\"$\(name)\""
            case .literal(let text) where !ShellInput.isPlain(text):
                return "\"$(\(Self.printf(Array(text.utf8))))\""
            case .literal(let text):
                guard text.utf8.contains(UInt8(ascii: "'")) else { return "'\(text)'" }
                let quotes = text.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false)
                return "'" + quotes.map { String($0) }.joined(separator: "'\\''") + "'"
            }
        }.joined()
    }

    /// Single-quoted strings, in which only single quotes, the typographic ones too, are doubled; joined by `+`.
    var powershell: String {
        let texts = parts.map { part in
            switch part {
            case .variable(let name, false): return "$env:\(name)"
            case .variable(let name, true): return "[uri]::EscapeDataString($env:\(name))"
            case .literal(let text) where !ShellInput.isPlain(text):
                let bytes = Base64Text.of(Array(text.utf8))
                return "[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('\(bytes)'))"
            case .literal(let text):
                guard text.utf8.contains(where: { $0 == UInt8(ascii: "'") || $0 >= 0x80 }) else { return "'\(text)'" }
                let doubled = text.unicodeScalars.map { Self.powershellQuotes.contains($0) ? "\($0)\($0)" : "\($0)" }
                return "'" + doubled.joined() + "'"
            }
        }
        guard !isEmpty else { return "''" }
        return texts.count > 1 || !texts[0].hasPrefix("'") ? "(" + texts.joined(separator: " + ") + ")" : texts[0]
    }

    /// Quoted for the C runtime, then every character with a meaning for the prompt behind a caret.
    var cmd: String {
        let inner = parts.map { part in
            switch part {
            case .variable(let name, _): return "%\(name)%"
            case .literal(let text): return Self.caret(Self.crtQuoted(text))
            }
        }
        return "^\"" + inner.joined() + "^\""
    }

    /// Bytes as the format of `printf`, which knows every byte by its octal number (POSIX.1-2017, printf).
    static func printf(_ bytes: [UInt8]) -> String {
        let text = bytes.map { byte in
            switch byte {
            case UInt8(ascii: "%"): return "%%"
            case UInt8(ascii: "\\"): return "\\\\"
            case UInt8(ascii: "'"): return "'\\''"
            case UInt8(ascii: "\n"): return "\\n"
            case UInt8(ascii: "\r"): return "\\r"
            case 0x20...0x7E: return String(Unicode.Scalar(byte))
            default: return "\\" + octal(byte)
            }
        }
        // What begins with a hyphen would be taken for an option.
        return (bytes.first == UInt8(ascii: "-") ? "printf -- '" : "printf '") + text.joined() + "'"
    }

    /// Three octal digits.
    static func octal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 8)
        return String(repeating: "0", count: 3 - digits.count) + digits
    }

    private static let powershellQuotes: Set<Unicode.Scalar> = ["'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}"]

    /// Backslashes count only before a quotation mark, and are doubled there and at the end.
    private static func crtQuoted(_ text: String) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count + 16)
        var backslashes = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): backslashes += 1
            case UInt8(ascii: "\""):
                out += repeatElement(UInt8(ascii: "\\"), count: backslashes * 2 + 1)
                out.append(byte)
                backslashes = 0
            default:
                out += repeatElement(UInt8(ascii: "\\"), count: backslashes)
                out.append(byte)
                backslashes = 0
            }
        }
        out += repeatElement(UInt8(ascii: "\\"), count: backslashes * 2)
        return String(decoding: out, as: UTF8.self)
    }

    /// A line break cannot be passed to a command of the prompt and becomes a space: callers give only texts for which
    /// that makes no difference.
    private static func caret(_ text: String) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count + text.utf8.count / 4)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\r"): continue
            case UInt8(ascii: "\n"): out.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"): out += "^%^".utf8
            case UInt8(ascii: "^"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"),
                UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "!"), UInt8(ascii: "@"):
                out.append(UInt8(ascii: "^"))
                out.append(byte)
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
