import Markup
import OpenAPI
import SourceTree

/// What makes an `input` fit the type and format that a schema asks for, as far as the value in it lets one.
///
/// A browser empties an input whose value is not what its type allows, so that such a value is shown as plain text.
struct TypedInput {
    let schema: Schema?
    let isNumber: Bool
    let value: String

    /// `type` and what goes with it.
    var attributes: [Attribute] {
        if isNumber { return numberAttributes }
        switch schema?.format {
        case "date" where value.isEmpty || Self.isDate(value): return [.type("date")]
        case "date-time": return [.type("text"), .data("behavior", "moment")]
        case "email", "idn-email": return [.type("text"), .inputmode("email")]
        case "uri", "iri", "url": return [.type("text"), .inputmode("url")]
        default: return [.type("text")]
        }
    }

    /// Steps and bounds go to the browser as they are written; exclusive bounds it has no word for.
    private var numberAttributes: [Attribute] {
        guard value.isEmpty || Self.isNumber(value) else { return [.type("text"), .inputmode("decimal")] }
        let isInteger = schema?.effectiveTypes == ["integer"]
        let step = number("multipleOf") ?? (isInteger ? "1" : "any")
        return [
            .type("number"), .step(step), .inputmode(isInteger ? "numeric" : "decimal"),
            .ifPresent(bound("minimum", "exclusiveMinimum")) { .min($0) },
            .ifPresent(bound("maximum", "exclusiveMaximum")) { .max($0) },
        ]
    }

    private func bound(_ name: String, _ exclusive: String) -> String? {
        schema?.keyword(exclusive)?.boolean == true ? nil : number(name)
    }

    private func number(_ keyword: String) -> String? {
        guard let node = schema?.keyword(keyword), node.kind == .number, let text = node.text, Self.isNumber(text)
        else { return nil }
        return text
    }

    /// A floating-point number as HTML has it (WHATWG HTML §2.3.4.3), within the range of doubles.
    static func isNumber(_ text: String) -> Bool {
        guard let first = text.utf8.first, first != UInt8(ascii: "+"), text.utf8.last != UInt8(ascii: ".") else {
            return false
        }
        let isPlain = text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || "+-.eE".utf8.contains(byte)
        }
        return isPlain && Double(text)?.isFinite == true
    }

    /// `yyyy-mm-dd` of a day that there is.
    static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year > 0,
            (1...12).contains(month)
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        return (1...days).contains(day)
    }
}
