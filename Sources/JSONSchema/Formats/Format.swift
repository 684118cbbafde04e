/// The formats that are known by name (JSON Schema 2020-12 validation, section 7.3; OpenAPI's registry).
public enum Format {
    /// Whether a text is in a format; true for formats that are not known.
    public static func isValid(_ name: String, _ text: String) -> Bool { FormatRules.texts[name]?(text) ?? true }
}
