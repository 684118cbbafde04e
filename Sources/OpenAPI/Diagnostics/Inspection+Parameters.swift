import SourceTree

/// Parameters and headers: what depends on their place (OpenAPI 3.2, section 4.12; 2.0, "Parameter Object").
extension Inspection {
    private static let styles: [String: [String]] = [
        "path": ["matrix", "label", "simple"], "query": ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header": ["simple"], "cookie": ["form"],
    ]

    mutating func inspectValue(_ node: Node, _ kind: ObjectKind) {
        expectOne(of: ["schema", "content"], in: node)
        let place = kind == .header ? "header" : node["in"]?.string ?? ""
        if kind == .parameter, let location = node["in"] {
            expectWord(
                ["path", "query", "header", "cookie"] + (family == .v32 ? ["querystring"] : []), location)
        }
        inspectStyle(of: node, place)
        if place == "path" { inspectPathParameter(node) }
        if kind == .parameter, place == "header", node["schema"] != nil, let name = node["name"], let text = name.string
        {
            inspectHeaderNames([(key: text, value: name)])
        }
        if place == "querystring", node["schema"] != nil, node["content"] == nil {
            add(.missingField, at: node, "expected a member content for the whole query, came none")
        }
        guard family != .v30, kind == .parameter else { return }
        if place != "query" { refuse(["allowEmptyValue"], in: node, "only a query parameter may be empty") }
        guard node["schema"] != nil else { return }
        let isReserved = family == .v31 ? place == "query" : place != "header" && place != "querystring"
        let isForm = place != "cookie" || (node["style"]?.string ?? "form") == "form"
        if !isReserved || !isForm {
            refuse(["allowReserved"], in: node, "the place \(place) has no reserved characters")
        }
    }

    private mutating func inspectStyle(of node: Node, _ place: String) {
        if let style = node["style"], node["schema"] != nil, let words = Self.styles[place] {
            expectWord(words + (place == "cookie" && family == .v32 ? ["cookie"] : []), style)
        }
        guard node["content"] != nil, node["schema"] == nil else { return }
        let examples = family == .v32 ? [] : ["example", "examples"]
        refuse(
            ["style", "explode", "allowReserved"] + examples, in: node,
            "a value with content is written as its media type says")
    }

    private mutating func inspectPathParameter(_ node: Node) {
        // The schemas of 3.1 and 3.2 ask for it beside a schema only.
        guard family == .v30 || node["schema"] != nil else { return }
        if node["required"]?.boolean != true {
            add(.optionalPathParameter, at: node["required"] ?? node, "expected required: true for a path parameter")
        }
        guard family != .v30, let name = node["name"]?.string else { return }
        if name.isEmpty || name.utf8.contains(where: { $0 == 0x7B || $0 == 0x7D }), let field = node["name"] {
            add(.unknownValue, at: field, "expected a name without braces, came \(Self.quoted(name))")
        }
    }

    private static let primitives = ["string", "number", "integer", "boolean", "array"]

    /// Values of 2.0: each place has a type, a body has a schema.
    mutating func inspectOldValue(_ node: Node, _ kind: ObjectKind) {
        let place = kind == .oldParameter ? node["in"]?.string : nil
        if place == "body" {
            require(["schema"], in: node, "for a body")
            for member in node.members
            where !["name", "in", "schema", "description", "required"].contains(member.key) && !isExtension(member.key)
            {
                add(.misplacedField, at: member.value, "\(Self.quoted(member.key)) does not belong to a body")
            }
            return
        }
        if kind == .oldParameter {
            require(["type"], in: node, "for a parameter")
            refuse(["schema"], in: node, "only a body has a schema")
        }
        if let type = node["type"] { expectWord(Self.primitives + (place == "formData" ? ["file"] : []), type) }
        let isForm = place == "query" || place == "formData"
        if let format = node["collectionFormat"] {
            expectWord(["csv", "ssv", "tsv", "pipes"] + (isForm ? ["multi"] : []), format)
        }
        if !isForm { refuse(["allowEmptyValue"], in: node, "only query and form parameters may be empty") }
        if place == "path", node["required"]?.boolean != true {
            add(.optionalPathParameter, at: node["required"] ?? node, "expected required: true for a path parameter")
        }
    }
}
