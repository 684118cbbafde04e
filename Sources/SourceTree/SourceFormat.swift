/// The notation a text is written in.
public enum SourceFormat: String, Sendable, Hashable {
    /// JSON as RFC 8259 defines it, nothing more lenient.
    case json
    /// YAML 1.2 with the core schema, one document.
    case yaml
}
