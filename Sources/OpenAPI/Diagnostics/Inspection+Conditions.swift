import SourceTree

/// Fields that allow, ask for or exclude each other.
extension Inspection {
    private static let exclusive: [ObjectKind: [(a: String, b: String, since: SpecificationVersion.Family)]] = [
        .mediaType: [
            ("example", "examples", .v30), ("encoding", "prefixEncoding", .v32), ("encoding", "itemEncoding", .v32),
        ],
        .encoding: [("encoding", "prefixEncoding", .v32), ("encoding", "itemEncoding", .v32)],
        .parameter: [("example", "examples", .v30), ("schema", "content", .v30)],
        .header: [("example", "examples", .v30), ("schema", "content", .v30)],
        .license: [("identifier", "url", .v31)], .link: [("operationRef", "operationId", .v30)],
        .example: [
            ("value", "externalValue", .v31), ("value", "dataValue", .v32), ("value", "serializedValue", .v32),
            ("serializedValue", "externalValue", .v32),
        ],
        .xml: [("nodeType", "attribute", .v32), ("nodeType", "wrapped", .v32)],
    ]

    mutating func inspectConditions(of node: Node, _ kind: ObjectKind) {
        for pair in Self.exclusive[kind] ?? [] where pair.since.rawValue <= family.rawValue {
            if let first = node[pair.a], node[pair.b] != nil {
                add(.exclusiveFields, at: first, "expected \(pair.a) or \(pair.b), came both")
            }
        }
        switch kind {
        case .parameter, .header: inspectValue(node, kind)
        case .oldParameter, .oldHeader, .oldItems: inspectOldValue(node, kind)
        case .securityScheme: inspectScheme(node)
        case .oldSecurityScheme: inspectOldScheme(node)
        case .link where family != .v30: expectOne(of: ["operationRef", "operationId"], in: node)
        case .serverVariable:
            if family != .v30, let values = node["enum"], values.kind == .array, values.count == 0 {
                add(.emptyValue, at: values, "expected at least one value, came none")
            }
        case .operation, .pathItem: inspectParameterLists(of: node, kind)
        case .response, .encoding: inspectHeaderNames(node.named("headers"))
        case .oldFile: if let type = node["type"] { expectWord(["file"], type) }
        default: break
        }
    }

    /// Names of headers are tokens (RFC 9110, section 5.1), says the schema of 3.2.
    mutating func inspectHeaderNames(_ headers: [(key: String, value: Node)]) {
        guard family == .v32 else { return }
        for (name, value) in headers where name.isEmpty || !name.utf8.allSatisfy(Method.isTokenByte) {
            add(.invalidName, at: value, "expected the name of a header, came \(Self.quoted(name))")
        }
    }

    func isExtension(_ name: String) -> Bool { name.utf8.starts(with: "x-".utf8) }

    mutating func expectOne(of names: [String], in node: Node) {
        if names.allSatisfy({ node[$0] == nil }) {
            add(.missingField, at: node, "expected a member \(names.joined(separator: " or ")), came none")
        }
    }

    /// Fields that may not stand in this place.
    mutating func refuse(_ names: [String], in node: Node, _ why: @autoclosure () -> String) {
        for name in names {
            guard let value = node[name] else { continue }
            add(.misplacedField, at: value, "\(name) does not belong here: \(why())")
        }
    }

    mutating func require(_ names: [String], in node: Node, _ why: @autoclosure () -> String) {
        for name in names where node[name] == nil {
            add(.missingField, at: node, "expected a member \(name) \(why()), came none")
        }
    }

    /// Query parameters and one for the whole query exclude each other (3.2, section 4.12.1); methods with fields of
    /// their own need no other (section 4.9.1).
    private mutating func inspectParameterLists(of node: Node, _ kind: ObjectKind) {
        let places = node.array("parameters")?.elements.map { $0["in"]?.string } ?? []
        let whole = places.filter { $0 == "querystring" }.count
        if whole > 1 || whole == 1 && places.contains("query"), let list = node["parameters"] {
            add(.mixedQueryParameters, at: list, "expected one querystring parameter and no query parameters beside it")
        }
        guard kind == .pathItem else { return }
        for (method, operation) in node.named("additionalOperations")
        where OperationList.methods.contains(method.lowercased()) || !Method.isToken(method) {
            add(
                .invalidMethod, at: operation,
                "expected a method's name that has no field of its own, came \(Self.quoted(method))")
        }
    }
}
