import OpenAPI
import SourceTree

/// Writes a JSON value as XML by the schema's XML Object (OpenAPI 3.2 section 4.26; the older spelling says the same).
struct XMLWriter {
    /// More than the budget of an instance nests.
    private static let depthLimit = 256
    private static let instance = "http://www.w3.org/2001/XMLSchema-instance"

    let schema: Schema?
    /// Whether elements stand on lines of their own; only where no text would change.
    var isIndented = false

    /// What a schema stands for in the document.
    private enum NodeType { case element, attribute, text, cdata, none }

    /// The document without a declaration: one root element, named by the schema, else as the value is called where it
    /// stands, else `root`.
    func text(for value: Node, inferred: String? = nil) -> String {
        let name = schema?.xml?.name ?? schema?.referenceName ?? inferred ?? "root"
        let content = content(of: value, schema, inferred: name, depth: 1)
        return element(name, schema, content, depth: 0)
    }

    /// What lies within an element.
    private struct Content {
        var attributes: [Attribute] = []
        /// Child elements, texts among them.
        var children: [Child] = []
        var isNil = false
        var hasText: Bool { children.contains { !$0.isElement } }
    }

    private struct Attribute {
        let name: String
        let value: String
    }

    private struct Child {
        let text: String
        let isElement: Bool
    }

    private func content(of value: Node, _ schema: Schema?, inferred name: String, depth: Int) -> Content {
        guard depth < Self.depthLimit else { return Content() }
        switch value.kind {
        case .null: return Content(isNil: true)
        case .array: return items(of: value, schema, inferred: name, depth: depth)
        case .object: return members(of: value, schema, depth: depth)
        default: return Content(children: [Child(text: Self.escaped(value.text ?? ""), isElement: false)])
        }
    }

    private func members(of value: Node, _ schema: Schema?, depth: Int) -> Content {
        var content = Content()
        let variants = (schema?.oneOf ?? []) + (schema?.anyOf ?? [])
        let properties = (schema?.mergedProperties ?? []) + variants.prefix(40).flatMap(\.mergedProperties)
        for member in value.members {
            let property = properties.first { $0.name == member.key }?.schema
            add(member.value, property, inferred: member.key, to: &content, depth: depth)
        }
        return content
    }

    /// An item without a name of its own is called as its list is.
    private func items(of value: Node, _ schema: Schema?, inferred name: String, depth: Int) -> Content {
        var content = Content()
        let prefix = schema?.prefixItems ?? []
        for (index, item) in value.elements.enumerated() {
            let own = prefix.indices.contains(index) ? prefix[index] : schema?.items
            add(item, own, inferred: name, to: &content, depth: depth)
        }
        return content
    }

    private func add(_ value: Node, _ schema: Schema?, inferred: String, to content: inout Content, depth: Int) {
        let name = name(of: schema, inferred: inferred)
        switch nodeType(of: schema, value) {
        case .attribute:
            guard value.kind != .null else { return }
            let text = value.text ?? value.elements.map { $0.text ?? "" }.joined(separator: " ")
            // Without a prefix an attribute is in no namespace, whatever is declared (XML namespaces section 6.2).
            if let namespace = namespace(schema), namespace.name != "xmlns" { content.attributes.append(namespace) }
            content.attributes.append(Attribute(name: qualified(name, schema), value: text))
        case .text: content.children.append(Child(text: Self.escaped(value.text ?? ""), isElement: false))
        case .cdata: content.children.append(Child(text: Self.section(value.text ?? ""), isElement: false))
        case .none:
            // An unwrapped list repeats its item's element under the name of the property.
            let inner = self.content(of: value, schema, inferred: inferred, depth: depth)
            content.attributes += inner.attributes
            content.children += inner.children
        case .element:
            let inner = self.content(of: value, schema, inferred: name, depth: depth + 1)
            content.children.append(Child(text: element(name, schema, inner, depth: depth), isElement: true))
        }
    }

    private func nodeType(of schema: Schema?, _ value: Node) -> NodeType {
        let xml = schema?.xml
        switch xml?.nodeType {
        case "element": return .element
        case "attribute": return .attribute
        case "text": return .text
        case "cdata": return .cdata
        case "none": return .none
        default: break
        }
        if xml?.isAttribute == true { return .attribute }
        return value.kind == .array && xml?.isWrapped != true ? .none : .element
    }

    private func name(of schema: Schema?, inferred: String) -> String {
        if let name = schema?.xml?.name { return name }
        guard let schema, schema.document.namesElementsByReference else { return inferred }
        return schema.referenceName ?? inferred
    }

    private func element(_ name: String, _ schema: Schema?, _ content: Content, depth: Int) -> String {
        let tag = qualified(name, schema)
        let null = [Attribute(name: "xmlns:xsi", value: Self.instance), Attribute(name: "xsi:nil", value: "true")]
        let attributes = (namespace(schema).map { [$0] } ?? []) + content.attributes + (content.isNil ? null : [])
        let head = tag + Self.written(attributes)
        guard !content.children.isEmpty else { return "<\(head)/>" }
        guard isIndented, !content.hasText else {
            return "<\(head)>" + content.children.map(\.text).joined() + "</\(tag)>"
        }
        let indent = String(repeating: "  ", count: depth)
        let inner = content.children.map { "\(indent)  \($0.text)\n" }.joined()
        return "<\(head)>\n\(inner)\(indent)</\(tag)>"
    }

    private func qualified(_ name: String, _ schema: Schema?) -> String {
        let plain = Self.isName(name) ? name : "item"
        guard let prefix = schema?.xml?.prefix, Self.isName(prefix) else { return plain }
        return prefix + ":" + plain
    }

    /// The declaration of the schema's namespace.
    private func namespace(_ schema: Schema?) -> Attribute? {
        guard let namespace = schema?.xml?.namespace else { return nil }
        let prefix = schema?.xml?.prefix.flatMap { Self.isName($0) ? ":" + $0 : nil } ?? ""
        return Attribute(name: "xmlns" + prefix, value: namespace)
    }

    /// Each name once, the first that came: an element has no two attributes of one name (XML section 3.1).
    private static func written(_ attributes: [Attribute]) -> String {
        var seen: Set<String> = []
        return attributes.filter { seen.insert($0.name).inserted }.map { attribute in
            // Line ends and tabs would be read as blanks (XML section 3.3.3).
            let value = escaped(attribute.value).replacing("\n", with: "&#10;").replacing("\t", with: "&#9;")
            return " \(attribute.name)=\"\(value)\""
        }.joined()
    }
}

/// Characters.
extension XMLWriter {
    private static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isAlphabetic else { return false }
        return text.unicodeScalars.allSatisfy {
            $0 == "_" || $0 == "-" || $0 == "." || $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
    }

    private static func section(_ text: String) -> String {
        "<![CDATA[" + text.replacing("]]>", with: "]]]]><![CDATA[>") + "]]>"
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\r": out += "&#13;"
            case "\0"..<"\t", "\u{B}", "\u{C}", "\u{E}"..<" ", "\u{FFFE}", "\u{FFFF}": out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
