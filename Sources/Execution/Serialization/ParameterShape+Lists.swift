import OpenAPI
import SourceTree

extension ParameterShape {
    /// More than anyone nests lists in a list's `items`.
    private static let depthLimit = 8

    /// The same with each list within the list as one text, where its schema says how that is parted (2.0, Items Object).
    func parted(by schema: Schema?) -> ParameterShape {
        guard case .array(let items) = self, let inner = schema?.items, inner.listStyle != nil else { return self }
        return .array(
            items.map { item in item.nested.map { Item(Self.text(of: $0, inner, depth: 0)) } ?? item })
    }

    private static func text(of node: Node, _ schema: Schema?, depth: Int) -> String {
        guard node.kind == .array, let style = schema?.listStyle, depth < depthLimit else {
            return node.text ?? String(decoding: node.json(), as: UTF8.self)
        }
        return node.elements.filter { $0.kind != .null }.map { text(of: $0, schema?.items, depth: depth + 1) }
            .joined(separator: style.separator)
    }
}
