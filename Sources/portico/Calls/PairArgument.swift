import Execution

/// Arguments made of two or three texts, taken apart by code points: a value may begin with a mark that combines with what
/// stands before it.
enum PairArgument {
    /// `NAME=VALUE`; throws a ``UsageError`` without the equals sign or the name.
    static func pair(_ text: String, flag: String) throws -> (name: String, value: String) {
        guard let equals = text.unicodeScalars.firstIndex(of: "="), equals != text.startIndex else {
            throw UsageError("\(flag) takes NAME=VALUE, not \(text).")
        }
        return (String(text.unicodeScalars[..<equals]), rest(of: text, behind: equals))
    }

    /// The same where names are known that may hold an equals sign themselves: the longest of them that fits.
    static func pair(_ text: String, flag: String, known: [String]) throws -> (name: String, value: String) {
        let fitting = known.filter { text.utf8.starts(with: Array(($0 + "=").utf8)) }
        guard let name = fitting.max(by: { $0.utf8.count < $1.utf8.count }) else { return try pair(text, flag: flag) }
        return (name, String(decoding: text.utf8.dropFirst(name.utf8.count + 1), as: UTF8.self))
    }

    /// `Name: value` as a header field, blanks around the value left out.
    static func field(_ text: String, flag: String) throws -> Field {
        guard let colon = text.unicodeScalars.firstIndex(of: ":"), colon != text.startIndex else {
            throw UsageError("\(flag) takes 'Name: value', not \(text).")
        }
        return Field(name: String(text.unicodeScalars[..<colon]), value: trimmed(rest(of: text, behind: colon)))
    }

    /// `PART:NAME=VALUE`: a header field of a part.
    static func partField(_ text: String) throws -> (part: String, field: Field) {
        let scalars = text.unicodeScalars
        guard let equals = scalars.firstIndex(of: "="), let colon = scalars[..<equals].lastIndex(of: ":"),
            colon != text.startIndex
        else { throw UsageError("--part-field takes PART:NAME=VALUE, not \(text).") }
        let name = String(scalars[scalars.index(after: colon)..<equals])
        return (String(scalars[..<colon]), Field(name: name, value: trimmed(rest(of: text, behind: equals))))
    }

    private static func rest(of text: String, behind index: String.Index) -> String {
        String(text.unicodeScalars[index...].dropFirst())
    }

    private static func trimmed(_ text: String) -> String {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        let head = text.utf8.drop(while: isBlank)
        return String(decoding: head.reversed().drop(while: isBlank).reversed(), as: UTF8.self)
    }
}
