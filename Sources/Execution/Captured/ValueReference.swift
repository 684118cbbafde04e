/// A value that a form names as `{{name}}` because the browser is not to hold it: the server puts it in when the call is made.
public struct ValueReference: Sendable, Hashable {
    /// Bytes of a name at most.
    public static let nameLimit = 64
    /// Shorter values are found everywhere, so they cannot be kept from being seen.
    public static let lengthLimit = 4

    public let name: String
    let value: Secret

    /// Nil for a name that ``isName(_:)`` refuses and for a value that is too short to be a secret.
    public init?(name: String, value: Secret) {
        guard Self.isName(name), value.reveal().utf8.count >= Self.lengthLimit else { return nil }
        self.name = name
        self.value = value
    }

    /// How it stands in a form.
    public var text: String { "{{\(name)}}" }

    /// Letters and digits of ASCII, `-`, `.` and `_`: what needs no quoting anywhere.
    public static func isName(_ name: String) -> Bool {
        (1...nameLimit).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "-._".utf8.contains(byte)
                }
            }
    }

    /// A text with each reference replaced by its value; what is put in is not looked at again.
    ///
    /// - Parameter isJSON: whether the text is JSON, in which a value stands inside of quotation marks.
    public static func filled(_ text: String, with references: [ValueReference], isJSON: Bool = false) -> String {
        guard !references.isEmpty, text.contains("{{") else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "{{") {
            result += rest[..<start.lowerBound]
            rest = rest[start.lowerBound...]
            if let reference = references.first(where: { rest.hasPrefix($0.text) }) {
                let value = reference.value.reveal()
                result += isJSON ? escaped(value) : value
                rest = rest.dropFirst(reference.text.count)
            } else {
                result += "{"
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }

    /// Those that a text names.
    public static func named(in texts: [String], of references: [ValueReference]) -> [ValueReference] {
        references.filter { reference in texts.contains { $0.contains(reference.text) } }
    }

    /// As it stands between the quotation marks of a JSON string.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\t": escaped += "\\t"
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
