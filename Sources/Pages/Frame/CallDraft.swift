/// What a person typed into an operation's form, kept by the session so that a reload loses nothing.
///
/// Values stand under the names of their fields; several under one name in their order. Files and secrets are never kept.
public struct CallDraft: Hashable, Sendable {
    /// Values by `FieldName.text`.
    public var values: [String: [String]]

    public init(values: [String: [String]] = [:]) {
        self.values = values
    }

    /// The values typed for a field; nil when nothing was posted under its name.
    public subscript(_ field: FieldName) -> [String]? {
        values[field.text]
    }

    /// The one value typed for a field.
    public func first(_ field: FieldName) -> String? {
        values[field.text]?.first
    }

    /// Whether it holds more than a choice of media type: then a field that is missing was left empty on purpose.
    var isTyped: Bool { values.keys.contains { $0 != FieldName.media.text } }
}
