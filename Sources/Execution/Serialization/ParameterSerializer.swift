import OpenAPI
import SourceTree

/// Writes a parameter's value in its style (OpenAPI 3.2 section 4.12.6, RFC 6570 section 3.2); to add a style, add it here.
struct ParameterSerializer {
    let name: String
    let style: Style
    let explodes: Bool
    let allowsReserved: Bool

    /// What replaces `{name}` in a path: `simple`, `label` or `matrix`, and the separators of 2.0.
    func path(_ shape: ParameterShape) -> String {
        let encoding = allowsReserved ? PercentEncoding.reservedInPath : .unreserved
        guard !shape.isUndefined else { return "" }
        switch style {
        case .label: return "." + joined(shape, encoding, by: explodes ? "." : ",")
        case .matrix: return matrix(shape, encoding)
        default: return joined(shape, encoding, by: encodedSeparator)
        }
    }

    /// A header's value: `simple`, nothing percent-encoded.
    func header(_ shape: ParameterShape) -> String {
        joined(shape, .none, by: separator)
    }

    /// The `name=value` texts of a query, encoded.
    func query(_ shape: ParameterShape) -> [String] {
        pairs(shape, allowsReserved ? .reservedInQuery : .unreserved).map { $0.name + "=" + $0.value }
    }

    /// Names and values of the parts of a multipart body: nothing is percent-encoded (OpenAPI 3.2 section 4.15.1.2).
    func parts(_ shape: ParameterShape) -> [(name: String, value: String)] {
        pairs(shape, .none)
    }

    /// Cookies by name: `form` is percent-encoded, `cookie` is not (3.2).
    func cookies(_ shape: ParameterShape) -> [(name: String, value: String)] {
        let encoding: PercentEncoding =
            style == .cookie ? .none : allowsReserved ? .reservedInCookie : .unreserved
        return form(shape, encoding, separator: ",")
    }

    private var separator: String { style.separator }

    /// A comma is a delimiter of RFC 6570 and stays; the others are none in a URL and are encoded (OpenAPI 3.2 appendix E).
    private var encodedSeparator: String { separator == "," ? "," : PercentEncoding.unreserved.encode(separator) }

    private func pairs(_ shape: ParameterShape, _ encoding: PercentEncoding) -> [(name: String, value: String)] {
        if style == .deepObject, let pairs = deepObject(shape, encoding) { return pairs }
        return form(shape, encoding, separator: encoding.isNone ? separator : encodedSeparator)
    }

    private func form(
        _ shape: ParameterShape, _ encoding: PercentEncoding, separator: String
    ) -> [(name: String, value: String)] {
        guard !shape.isUndefined else { return [] }
        let own = encoding.isNone ? name : encodedName
        switch shape {
        case .array(let items) where explodes: return items.map { (own, encoding.encode($0.text)) }
        case .object(let members) where explodes:
            // A list of texts repeats its name, as readers of forms have it (the specification leaves nested values open).
            return members.flatMap { member in
                (member.value.texts ?? [member.value.text]).map { (encoding.encode(member.name), encoding.encode($0)) }
            }
        default: return [(own, list(shape, encoding, by: separator))]
        }
    }

    /// A name without a value stands without `=` (RFC 6570 section 3.2.7).
    private func matrix(_ shape: ParameterShape, _ encoding: PercentEncoding) -> String {
        form(shape, encoding, separator: ",").map { ";" + $0.name + ($0.value.isEmpty ? "" : "=" + $0.value) }.joined()
    }

    /// `simple` and `label`: exploded objects have pairs with `=`.
    private func joined(_ shape: ParameterShape, _ encoding: PercentEncoding, by separator: String) -> String {
        guard explodes, case .object(let members) = shape else { return list(shape, encoding, by: separator) }
        return members.map { encoding.encode($0.name) + "=" + encoding.encode($0.value.text) }.joined(
            separator: separator)
    }

    /// Not exploded: names and values in one row.
    private func list(_ shape: ParameterShape, _ encoding: PercentEncoding, by separator: String) -> String {
        switch shape {
        case .undefined: return ""
        case .primitive(let text): return encoding.encode(text)
        case .array(let items): return items.map { encoding.encode($0.text) }.joined(separator: separator)
        case .object(let members):
            return members.flatMap { [encoding.encode($0.name), encoding.encode($0.value.text)] }
                .joined(separator: separator)
        }
    }

    private var encodedName: String { PercentEncoding.unreserved.encode(name) }
}

/// Objects in brackets.
extension ParameterSerializer {
    private static let depth = 16

    /// `name%5Bkey%5D=value`; deeper levels in further brackets and lists by position, as most servers read them (the
    /// specification leaves both open). Nil for what has no keys.
    private func deepObject(_ shape: ParameterShape, _ encoding: PercentEncoding) -> [(name: String, value: String)]? {
        let own = encoding.isNone ? name : encodedName
        switch shape {
        case .object(let members):
            return members.flatMap { deep(bracketed(own, $0.name, encoding), $0.value, encoding, depth: 1) }
        case .array(let items): return deep(own, items, encoding, depth: 1)
        default: return nil
        }
    }

    private func deep(_ prefix: String, _ item: ParameterShape.Item, _ encoding: PercentEncoding, depth: Int)
        -> [(name: String, value: String)]
    {
        if item.texts?.isEmpty == true { return [] }
        guard let nested = item.nested, depth < Self.depth else { return [(prefix, encoding.encode(item.text))] }
        let items = nested.elements.filter { $0.kind != .null }.map { ParameterShape.Item($0) }
        return deep(prefix, items, encoding, depth: depth + 1)
            + nested.members.filter { $0.value.kind != .null }.flatMap {
                deep(bracketed(prefix, $0.key, encoding), ParameterShape.Item($0.value), encoding, depth: depth + 1)
            }
    }

    private func deep(_ prefix: String, _ items: [ParameterShape.Item], _ encoding: PercentEncoding, depth: Int)
        -> [(name: String, value: String)]
    {
        items.enumerated().flatMap {
            deep(bracketed(prefix, "\($0.offset)", encoding), $0.element, encoding, depth: depth)
        }
    }

    private func bracketed(_ prefix: String, _ key: String, _ encoding: PercentEncoding) -> String {
        encoding.isNone ? "\(prefix)[\(key)]" : prefix + "%5B" + PercentEncoding.unreserved.encode(key) + "%5D"
    }
}
