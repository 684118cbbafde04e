import SourceTree

/// Where the upgrade from 2.0 puts what a pointer names.
enum UpgradedPointer {
    private static let sections = [
        "definitions": "schemas", "parameters": "parameters", "responses": "responses",
        "securityDefinitions": "securitySchemes",
    ]

    private static let prefixes = sections.map { (old: "#/\($0.key)/", new: "#/components/\($0.value)/") }

    /// The same for a whole reference to a part with a name, by far the most frequent kind; nil for any other.
    static func moved(plain reference: String) -> String? {
        for prefix in prefixes where reference.utf8.starts(with: prefix.old.utf8) {
            let name = reference.utf8.dropFirst(prefix.old.utf8.count)
            return name.contains(UInt8(ascii: "/")) ? nil : prefix.new + String(Substring(name))
        }
        return nil
    }

    /// `/components/schemas/Pet` → `/definitions/Pet`; others stay.
    static func written(_ pointer: JSONPointer) -> JSONPointer {
        guard pointer.tokens.count > 1, pointer.tokens[0] == "components",
            let section = sections.first(where: { $0.value == pointer.tokens[1] })
        else { return pointer }
        return JSONPointer(tokens: [section.key] + pointer.tokens.dropFirst(2))
    }

    /// `/definitions/Pet` → `/components/schemas/Pet`; others stay.
    static func moved(_ pointer: JSONPointer) -> JSONPointer {
        guard pointer.tokens.count > 1, let section = sections[pointer.tokens[0]] else { return pointer }
        return JSONPointer(tokens: ["components", section] + pointer.tokens.dropFirst())
    }
}
