public import OpenAPI
public import SourceTree

/// The form of a JSON value, made from its schema and what stands in it now: the same for the page that shows it and for
/// the reader of what was posted.
public struct ValueForm: Sendable {
    /// Inputs of one form at most: a posted form has 200 fields, and not all of them are these (THREATS L2).
    public static let maximumInputs = 120

    public let root: ValueItem
    /// Members and items that have no input because the form has enough of them.
    public let omitted: Int
    let schema: Schema
    let inputs: ValueInputs

    /// The form of a value; nil value for none.
    ///
    /// - Parameters:
    ///   - inputs: what was entered before; of it, which alternatives are shown, and texts that could not be read.
    ///   - limit: inputs at most.
    public init(
        _ schema: Schema, value: Node?, inputs: ValueInputs = ValueInputs(), isRequired: Bool = true,
        limit: Int = ValueForm.maximumInputs
    ) {
        var planner = ValuePlanner(document: schema.document, inputs: inputs, limit: limit)
        root = planner.item(.root, schema, value, isRequired: isRequired, at: JSONPointer())
        omitted = planner.omitted
        self.schema = schema
        self.inputs = inputs
    }

    /// Whether a form says more of values of a schema than a text area does.
    public static func isUseful(for schema: Schema) -> Bool {
        let shape = ValueShape(schema)
        guard schema.booleanValue == nil, schema.brokenReference == nil else { return false }
        if !shape.variants.isEmpty || !shape.values.isEmpty { return true }
        return shape.schema.effectiveTypes.count == 1 || !shape.schema.mergedProperties.isEmpty
    }

    /// Whether a value of a schema may be one of several kinds, among which a form lets one choose.
    public static func hasAlternatives(_ schema: Schema) -> Bool { !ValueShape(schema).variants.isEmpty }

    /// A text as JSON: as it stands where it is some, else as a string.
    public static func json(_ text: String) -> String {
        if text.isEmpty || (try? Tree.read(Array(text.utf8), format: .json, budget: .instance)) != nil { return text }
        var builder = TreeBuilder(name: "")
        builder.string(text)
        return String(decoding: builder.finish().root.json(), as: UTF8.self)
    }

    /// The text that a JSON string stands for; other JSON, and what is none, as it is.
    public static func plain(_ json: String) -> String {
        guard json.utf8.first == UInt8(ascii: "\""),
            let tree = try? Tree.read(Array(json.utf8), format: .json, budget: .instance)
        else { return json }
        return tree.root.string ?? json
    }

    /// The item at a place, else the innermost one around it.
    public func item(nearest pointer: JSONPointer) -> ValueItem {
        var current = root
        while let next = current.children.first(where: { pointer.isWithin($0.pointer) }) { current = next }
        return current
    }

    /// The item at a place, nil where the form has none.
    public func item(at pointer: JSONPointer) -> ValueItem? {
        let found = item(nearest: pointer)
        return found.pointer == pointer ? found : nil
    }
}
