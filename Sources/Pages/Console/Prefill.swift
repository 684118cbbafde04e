import OpenAPI
import SourceTree

/// What stands in a field before anything was typed: the example of the description, else its default.
enum Prefill {
    /// Values for a parameter: several for an array, JSON text for an object.
    static func values(for parameter: Parameter) -> [String] {
        if let media = parameter.content {
            return media.examples.first?.value.map { [compact($0)] } ?? []
        }
        guard let node = parameter.example ?? parameter.schema?.default else { return [] }
        return values(of: node, for: CallControl(parameter))
    }

    /// Values for a property of a form body.
    static func values(forProperty property: Property, in example: Node?) -> [String] {
        let schema = property.schema
        guard let node = example?[property.name] ?? schema.examples.first ?? schema.default else { return [] }
        return values(of: node, for: CallControl(formProperty: schema))
    }

    /// The texts that a control shows for a value.
    static func values(of node: Node, for control: CallControl) -> [String] {
        switch control {
        case .json: [compact(node)]
        case .file: []
        case .list, .choices:
            node.kind == .array ? node.elements.map(SchemaLine.text(of:)) : [SchemaLine.text(of: node)]
        case .choice, .boolean, .text: [node.kind == .array ? compact(node) : node.text ?? compact(node)]
        }
    }

    private static func compact(_ node: Node) -> String {
        String(decoding: node.json(pretty: node.kind == .object), as: UTF8.self)
    }
}
