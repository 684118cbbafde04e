/// A media type or disposition with its parameters (RFC 9110 §8.3.1, RFC 6266 §4.1), read leniently in white space only.
struct ContentType: Sendable, Equatable {
    /// The part before the first semicolon, lower-cased.
    let name: String
    private let parameters: [(name: String, value: String)]

    /// Reads a field value; nil when the name is empty or a quoted value does not end.
    init?(_ value: String) {
        var rest = Substring(value)
        name = Self.take(from: &rest) { $0 == ";" }.trimmed.lowercased()
        guard !name.isEmpty else { return nil }
        var parameters: [(String, String)] = []
        while rest.first == ";" {
            rest = rest.dropFirst()
            let key = Self.take(from: &rest) { $0 == "=" || $0 == ";" }.trimmed.lowercased()
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
            if rest.first == "\"" {
                guard let text = Self.quoted(from: &rest) else { return nil }
                parameters.append((key, text))
                _ = Self.take(from: &rest) { $0 == ";" }
            } else {
                parameters.append((key, String(Self.take(from: &rest) { $0 == ";" }.trimmed)))
            }
        }
        self.parameters = parameters
    }

    /// The first parameter of that name (compared without case), nil when there is none.
    func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

    static func == (left: ContentType, right: ContentType) -> Bool {
        left.name == right.name && left.parameters.elementsEqual(right.parameters) { $0 == $1 }
    }

    private static func take(from rest: inout Substring, until stop: (Character) -> Bool) -> Substring {
        let taken = rest.prefix { !stop($0) }
        rest = rest[taken.endIndex...]
        return taken
    }

    /// Browsers write `%22` for a quote inside (WHATWG HTML §4.10.22.8), others a backslash; both are understood.
    private static func quoted(from rest: inout Substring) -> String? {
        var text = ""
        var scan = rest.dropFirst()
        while let character = scan.first {
            scan = scan.dropFirst()
            if character == "\"" {
                rest = scan
                return text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
            }
            if character == "\\", let next = scan.first, next == "\"" || next == "\\" {
                text.append(next)
                scan = scan.dropFirst()
            } else {
                text.append(character)
            }
        }
        return nil
    }
}

extension Substring {
    /// Without spaces and tabs at both ends.
    var trimmed: Substring {
        var part = drop { $0 == " " || $0 == "\t" }
        while part.last == " " || part.last == "\t" { part = part.dropLast() }
        return part
    }
}
