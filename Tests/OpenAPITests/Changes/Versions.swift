import OpenAPI

/// Pairs of small descriptions for tests.
enum Versions {
    /// What is different between two descriptions, given by their members beside `openapi` and `info`.
    static func changes(_ old: String, _ new: String, limits: ChangeLimits = ChangeLimits()) async throws -> Changes {
        let before = try await Reading.document(Reading.json(old))
        let after = try await Reading.document(Reading.json(new))
        return Changes(from: before, to: after, limits: limits)
    }

    /// A reference to a named schema.
    static func reference(_ name: String) -> String { ##"{"$ref": "#/components/schemas/\##(name)"}"## }

    /// `kind level` of each change, in order.
    static func told(_ changes: Changes) -> [String] {
        changes.groups.flatMap(\.changes).map { "\($0.kind.rawValue) \($0.level.rawValue)" }
    }

    /// A description whose one operation, `POST /a`, has these members.
    static func operation(_ members: String) -> String {
        #""paths": {"/a": {"post": {\#(members.isEmpty ? "" : members + ", ")"responses": {}}}}"#
    }

    /// A description whose one operation takes a schema.
    static func taking(_ schema: String, components: String = "{}") -> String {
        #""paths": {"/a": {"post": {"requestBody": {"content": {"application/json": {"schema": \#(schema)}}}, "#
            + #""responses": {}}}}, "components": {"schemas": \#(components)}"#
    }

    /// A description whose one operation gives a schema.
    static func giving(_ schema: String, components: String = "{}") -> String {
        #""paths": {"/a": {"post": {"responses": {"200": {"description": "", "content": {"application/json": "#
            + #"{"schema": \#(schema)}}}}}}}, "components": {"schemas": \#(components)}"#
    }
}
