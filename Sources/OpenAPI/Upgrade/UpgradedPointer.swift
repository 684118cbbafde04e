import SourceTree

/// Where the upgrade from 2.0 puts what a pointer names.
enum UpgradedPointer {
    private static let sections = [
        "definitions": "schemas", "parameters": "parameters", "responses": "responses",
        "securityDefinitions": "securitySchemes",
    ]

    /// `/definitions/Pet` → `/components/schemas/Pet`; others stay.
    static func moved(_ pointer: JSONPointer) -> JSONPointer {
        guard pointer.tokens.count > 1, let section = sections[pointer.tokens[0]] else { return pointer }
        return JSONPointer(tokens: ["components", section] + pointer.tokens.dropFirst())
    }
}
