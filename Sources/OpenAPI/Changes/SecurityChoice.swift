/// One of the ways in which an operation can be called: schemes that are needed together, in an order of their own.
struct SecurityChoice: Hashable {
    /// A scheme with the scopes or roles that it needs.
    struct Scheme: Hashable {
        let name: String
        let scopes: [String]
    }

    /// Choices of one operation that are compared: each is held against each.
    private static let limit = 100

    let schemes: [Scheme]

    /// What the choice is called in both versions.
    var names: [String] { schemes.map(\.name) }

    /// `oauth and api_key`.
    var text: String { names.map(ChangeText.short).joined(separator: " and ") }

    /// The choices of an operation.
    static func list(_ requirements: [SecurityRequirement]) -> [SecurityChoice] {
        requirements.prefix(limit).map { requirement in
            let schemes = requirement.schemes.map { Scheme(name: $0.name, scopes: $0.scopes.sorted()) }
            return SecurityChoice(schemes: schemes.sorted { $0.name < $1.name })
        }
    }

    /// Whether a call may be anonymous.
    static func isOpen(_ choices: [SecurityChoice]) -> Bool {
        choices.isEmpty || choices.contains { $0.schemes.isEmpty }
    }
}
