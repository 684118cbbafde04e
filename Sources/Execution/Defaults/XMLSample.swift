import OpenAPI
import SourceTree

/// A sample as XML by the schema's XML Object (OpenAPI 3.1 section 4.8.26): text for an editor, never markup of a page.
struct XMLSample {
    private static let depthLimit = 16

    let schema: Schema

    func text(for value: Node) -> String {
        let name = schema.xml?.name ?? schema.referenceName ?? "root"
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(name, value, schema, depth: 0)
    }

    private func element(_ name: String, _ value: Node, _ schema: Schema?, depth: Int) -> String {
        let indent = String(repeating: "  ", count: depth)
        let tag = qualified(name, schema)
        guard depth < Self.depthLimit, value.count > 0 else {
            let content = Self.escaped(value.text ?? "")
            return "\(indent)<\(tag)\(namespace(schema))>\(content)</\(tag)>\n"
        }
        if value.kind == .array {
            return value.elements.map { element(name, $0, schema?.items, depth: depth) }.joined()
        }
        let properties = schema?.mergedProperties ?? []
        var attributes = namespace(schema)
        var children = ""
        for member in value.members {
            let property = properties.first { $0.name == member.key }?.schema
            let name = property?.xml?.name ?? member.key
            if property?.xml?.isAttribute == true {
                attributes += " \(qualified(name, property))=\"\(Self.escaped(member.value.text ?? ""))\""
            } else {
                children += child(name, member.value, property, depth: depth + 1)
            }
        }
        return "\(indent)<\(tag)\(attributes)>\n\(children)\(indent)</\(tag)>\n"
    }

    /// A list repeats its element, inside another one when it is wrapped.
    private func child(_ name: String, _ value: Node, _ schema: Schema?, depth: Int) -> String {
        guard value.kind == .array else { return element(name, value, schema, depth: depth) }
        let item = schema?.items?.xml?.name ?? name
        let isWrapped = schema?.xml?.isWrapped == true
        let inner = value.elements.map { element(item, $0, schema?.items, depth: depth + (isWrapped ? 1 : 0)) }.joined()
        guard isWrapped else { return inner }
        let indent = String(repeating: "  ", count: depth)
        let tag = qualified(name, schema)
        return "\(indent)<\(tag)\(namespace(schema))>\n\(inner)\(indent)</\(tag)>\n"
    }

    private func qualified(_ name: String, _ schema: Schema?) -> String {
        let plain = Self.isName(name) ? name : "item"
        guard let prefix = schema?.xml?.prefix, Self.isName(prefix) else { return plain }
        return prefix + ":" + plain
    }

    private func namespace(_ schema: Schema?) -> String {
        guard let namespace = schema?.xml?.namespace else { return "" }
        let prefix = schema?.xml?.prefix.flatMap { Self.isName($0) ? ":" + $0 : nil } ?? ""
        return " xmlns\(prefix)=\"\(Self.escaped(namespace))\""
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isAlphabetic else { return false }
        return text.unicodeScalars.allSatisfy {
            $0 == "_" || $0 == "-" || $0 == "." || $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
