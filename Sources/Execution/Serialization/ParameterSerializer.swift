import OpenAPI
import SourceTree

/// Writes a parameter's value in its style (OpenAPI 3.1 section 4.8.12.6, RFC 6570 section 3.2); to add a style, add it here.
struct ParameterSerializer {
    let name: String
    let style: Style
    let explodes: Bool
    let allowsReserved: Bool

    /// What replaces `{name}` in a path: `simple`, `label` or `matrix`.
    func path(_ shape: ParameterShape) -> String {
        let encoding = allowsReserved ? PercentEncoding.reservedInPath : .unreserved
        guard !shape.isUndefined else { return "" }
        switch style {
        case .label: return "." + joined(shape, encoding, by: explodes ? "." : ",")
        case .matrix: return matrix(shape, encoding)
        default: return joined(shape, encoding, by: ",")
        }
    }

    /// A header's value: `simple`, nothing percent-encoded.
    func header(_ shape: ParameterShape) -> String {
        joined(shape, .none, by: ",")
    }

    /// The `name=value` texts of a query, encoded.
    func query(_ shape: ParameterShape) -> [String] {
        let encoding = allowsReserved ? PercentEncoding.reservedInQuery : .unreserved
        guard !shape.isUndefined else { return [] }
        switch style {
        case .deepObject: return deepObject(shape, encoding)
        case .spaceDelimited: return form(shape, encoding, separator: "%20")
        case .pipeDelimited: return form(shape, encoding, separator: "%7C")
        case .tabDelimited: return form(shape, encoding, separator: "%09")
        default: return form(shape, encoding, separator: ",")
        }
    }

    /// Cookies by name: `form` is percent-encoded, `cookie` is not (3.2).
    func cookies(_ shape: ParameterShape) -> [(name: String, value: String)] {
        let encoding = style == .cookie ? PercentEncoding.none : .unreserved
        guard !shape.isUndefined else { return [] }
        switch shape {
        case .array(let items) where explodes: return items.map { (name, encoding.encode($0.text)) }
        case .object(let pairs) where explodes: return pairs.map { ($0.name, encoding.encode($0.value.text)) }
        default: return [(name, list(shape, encoding, by: ","))]
        }
    }

    private func form(_ shape: ParameterShape, _ encoding: PercentEncoding, separator: String) -> [String] {
        switch shape {
        case .array(let items) where explodes: return items.map { encodedName + "=" + encoding.encode($0.text) }
        case .object(let pairs) where explodes:
            return pairs.map { encoding.encode($0.name) + "=" + encoding.encode($0.value.text) }
        default: return [encodedName + "=" + list(shape, encoding, by: separator)]
        }
    }

    private func matrix(_ shape: ParameterShape, _ encoding: PercentEncoding) -> String {
        switch shape {
        case .primitive(""): return ";" + encodedName
        case .array(let items) where explodes:
            return items.map { ";" + encodedName + ($0.text.isEmpty ? "" : "=" + encoding.encode($0.text)) }.joined()
        case .object(let pairs) where explodes:
            return pairs.map { ";" + encoding.encode($0.name) + "=" + encoding.encode($0.value.text) }.joined()
        default: return ";" + encodedName + "=" + list(shape, encoding, by: ",")
        }
    }

    /// `simple` and `label`: exploded objects have pairs with `=`.
    private func joined(_ shape: ParameterShape, _ encoding: PercentEncoding, by separator: String) -> String {
        guard explodes, case .object(let pairs) = shape else { return list(shape, encoding, by: separator) }
        return pairs.map { encoding.encode($0.name) + "=" + encoding.encode($0.value.text) }.joined(
            separator: separator)
    }

    /// Not exploded: names and values in one row.
    private func list(_ shape: ParameterShape, _ encoding: PercentEncoding, by separator: String) -> String {
        switch shape {
        case .primitive(let text): return encoding.encode(text)
        case .array(let items): return items.map { encoding.encode($0.text) }.joined(separator: separator)
        case .object(let pairs):
            return pairs.flatMap { [encoding.encode($0.name), encoding.encode($0.value.text)] }
                .joined(separator: separator)
        }
    }

    private var encodedName: String { PercentEncoding.unreserved.encode(name) }

    /// `name%5Bkey%5D=value`; deeper levels in further brackets, arrays by repetition (the specification leaves both open).
    private func deepObject(_ shape: ParameterShape, _ encoding: PercentEncoding) -> [String] {
        guard case .object(let pairs) = shape else { return form(shape, encoding, separator: ",") }
        return pairs.flatMap { deep(bracketed(encodedName, $0.name), $0.value, encoding, depth: 1) }
    }

    private func deep(_ prefix: String, _ item: ParameterShape.Item, _ encoding: PercentEncoding, depth: Int)
        -> [String]
    {
        guard let nested = item.nested, depth < 16 else { return [prefix + "=" + encoding.encode(item.text)] }
        let elements = nested.elements.flatMap { deep(prefix, ParameterShape.Item($0), encoding, depth: depth + 1) }
        return elements
            + nested.members.flatMap {
                deep(bracketed(prefix, $0.key), ParameterShape.Item($0.value), encoding, depth: depth + 1)
            }
    }

    private func bracketed(_ prefix: String, _ key: String) -> String {
        prefix + "%5B" + PercentEncoding.unreserved.encode(key) + "%5D"
    }
}
