/// The flavour of JSON Schema that a description is written in.
public enum Dialect: Sendable, Hashable {
    /// JSON Schema 2020-12, the base of OpenAPI 3.1 and 3.2.
    case draft202012
    /// JSON Schema draft 4 as published: `id`, boolean `exclusiveMinimum`, array-form `items`.
    case draft4
    /// The Schema Object of OpenAPI 3.0: draft 4 (Wright 00) with `nullable`, and siblings of `$ref` ignored.
    case openAPI30
}
