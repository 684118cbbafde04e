import Execution

/// Arguments made of two or three texts.
enum PairArgument {
    /// `NAME=VALUE`; throws a ``UsageError`` without the equals sign or the name.
    static func pair(_ text: String, flag: String) throws -> (name: String, value: String) {
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
            throw UsageError("\(flag) takes NAME=VALUE, not \(text).")
        }
        return (String(text[..<equals]), String(text[equals...].dropFirst()))
    }

    /// `Name: value` as a header field, blanks around the value left out.
    static func field(_ text: String, flag: String) throws -> Field {
        guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else {
            throw UsageError("\(flag) takes 'Name: value', not \(text).")
        }
        return Field(name: String(text[..<colon]), value: trimmed(text[colon...].dropFirst()))
    }

    /// `PART:NAME=VALUE`: a header field of a part.
    static func partField(_ text: String) throws -> (part: String, field: Field) {
        guard let equals = text.firstIndex(of: "="), let colon = text[..<equals].lastIndex(of: ":"),
            colon != text.startIndex
        else { throw UsageError("--part-field takes PART:NAME=VALUE, not \(text).") }
        let name = String(text[text.index(after: colon)..<equals])
        return (
            String(text[..<colon]), Field(name: name, value: trimmed(text[equals...].dropFirst()))
        )
    }

    private static func trimmed(_ text: Substring) -> String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return String(String(text.drop(while: isBlank).reversed()).drop(while: isBlank).reversed())
    }
}
