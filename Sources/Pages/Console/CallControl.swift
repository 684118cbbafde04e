import Execution
public import OpenAPI

/// What a value is entered with.
enum CallControl: Hashable {
    /// A select with `--` for none.
    case choice([String])
    /// A select of several values.
    case choices([String])
    /// A select of `--`, `true` and `false`.
    case boolean
    /// One input an item, each of its own kind.
    case list(itemType: String, choices: [String])
    /// A text area with JSON.
    case json
    /// A file chooser; several files for an array.
    case file(several: Bool)
    /// One line.
    case text(isNumber: Bool)

    private static let maximumChoices = 500

    /// The control for a parameter.
    init(_ parameter: Parameter) {
        if parameter.content != nil || parameter.hasAlternatives {
            self = .json
        } else {
            self.init(parameter.schema)
        }
    }

    /// The control for a value of a schema.
    init(_ schema: Schema?) {
        guard let schema = schema?.unwrapped else {
            self = .text(isNumber: false)
            return
        }
        let types = schema.effectiveTypes
        if !schema.enumeration.isEmpty, !types.contains("object") {
            self = .choice(Self.texts(of: schema))
        } else if types.contains("array") || schema.items != nil {
            self = Self.control(forItems: schema.items)
        } else if types.contains("object") || !schema.properties.isEmpty {
            self = types.contains("string") ? .text(isNumber: false) : .json
        } else if types == ["boolean"] {
            self = .boolean
        } else if types.isEmpty, !schema.allOf.isEmpty, SchemaChildren.hasAny(schema), !schema.mergedProperties.isEmpty
        {
            self = .json
        } else {
            self = .text(isNumber: types.contains("integer") || types.contains("number"))
        }
    }

    /// What a single value is: the item of a list, without what only wraps it.
    static func single(_ schema: Schema?) -> Schema? {
        guard let schema = schema?.unwrapped else { return nil }
        let isList = schema.effectiveTypes.contains("array") || schema.items != nil
        return isList ? schema.items?.unwrapped : schema
    }

    private static func control(forItems items: Schema?) -> CallControl {
        guard let items = items?.unwrapped else { return .list(itemType: "string", choices: []) }
        let types = items.effectiveTypes
        if types.contains("object") || types.contains("array") || !items.properties.isEmpty { return .json }
        if !items.enumeration.isEmpty { return .choices(texts(of: items)) }
        if types == ["boolean"] { return .list(itemType: "boolean", choices: ["true", "false"]) }
        return .list(itemType: types.first ?? "string", choices: [])
    }

    private static func texts(of schema: Schema) -> [String] {
        schema.enumeration.prefix(maximumChoices).map(SchemaLine.text(of:))
    }
}

extension Parameter {
    /// Whether its value may be one of several kinds, so that it is entered as JSON or by a form with a choice of them.
    public var hasAlternatives: Bool { schema.map(ValueForm.hasAlternatives) ?? false }
}

extension Property {
    /// The same for a part of a form body.
    public var hasAlternatives: Bool {
        if case .text = CallControl(schema) { ValueForm.hasAlternatives(schema) } else { false }
    }
}
