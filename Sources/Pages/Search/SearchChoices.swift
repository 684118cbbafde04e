/// What a search can be narrowed by, beside the tags.
public struct SearchChoices: Hashable, Sendable {
    public var methods: [String]
    public var scopes: [String]

    public init(methods: [String] = [], scopes: [String] = []) {
        self.methods = methods
        self.scopes = scopes
    }
}
