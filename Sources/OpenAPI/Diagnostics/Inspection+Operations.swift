import SourceTree

/// What only shows when operations are seen with what they name.
extension Inspection {
    mutating func inspectOperations() {
        inspectOperationIDs()
        inspectSecurity(document.root.array("security"), pointer: JSONPointer(tokens: ["security"]))
        for operation in document.operations + document.webhooks {
            inspectParameters(of: operation)
            inspectSecurity(operation.node.array("security"), pointer: operation.pointer.appending("security"))
            inspectTaste(of: operation)
        }
    }

    private mutating func inspectOperationIDs() {
        var first: [ByteKey: Operation] = [:]
        for operation in document.operations + document.webhooks {
            guard let name = operation.operationId else { continue }
            guard let other = first[ByteKey(name)] else {
                first[ByteKey(name)] = operation
                continue
            }
            add(
                .duplicateOperationID, at: operation.node["operationId"] ?? operation.node,
                pointer: operation.pointer.appending("operationId"),
                "expected an operationId of its own, came \(Self.quoted(name)) of \(other.method) \(Self.quoted(other.path))"
            )
        }
    }

    private mutating func inspectParameters(of operation: Operation) {
        var named: Set<ByteKey> = []
        var places: Set<[ByteKey]> = []
        for parameter in Parameter.list(in: operation.node, of: document) {
            let place = [ByteKey(parameter.location.rawValue), ByteKey(parameter.name)]
            if !places.insert(place).inserted {
                add(
                    .duplicateParameter, at: parameter.node, pointer: operation.pointer.appending("parameters"),
                    "expected each parameter once, came \(Self.quoted(parameter.name)) again")
            }
        }
        for parameter in operation.parameters where parameter.location == .path {
            named.insert(ByteKey(parameter.name))
        }
        guard operation.origin == .path else { return }
        let template = Self.names(in: operation.path)
        for name in template where !named.contains(ByteKey(name)) && operation.missingParameters.isEmpty {
            add(
                .undefinedPathParameter, at: operation.node, pointer: operation.pointer,
                "expected a parameter in the path named \(Self.quoted(name)), came none")
        }
        for parameter in operation.parameters
        where parameter.location == .path && !template.contains(where: { ByteKey($0) == ByteKey(parameter.name) }) {
            add(
                .unusedPathParameter, at: parameter.node, pointer: operation.pointer.appending("parameters"),
                "expected {\(parameter.name)} in the path, came \(Self.quoted(operation.path))")
        }
    }

    private mutating func inspectSecurity(_ requirements: Node?, pointer: JSONPointer) {
        for requirement in requirements.map({ SecurityRequirement.list($0, of: document) }) ?? [] {
            for (name, scopes) in requirement.schemes {
                guard let scheme = document.securityScheme(named: name) else {
                    // 3.2 lets a requirement name a scheme by its URI.
                    if document.resolver.target(of: name, at: requirement.node)?.kind == .object { continue }
                    add(
                        .unknownSecurityScheme, at: requirement.node, pointer: pointer,
                        "expected the name of a security scheme, came \(Self.quoted(name))")
                    continue
                }
                inspectScopes(scopes, of: document.resolver.follow(scheme.node).node, at: requirement.node, pointer)
            }
        }
    }

    private mutating func inspectScopes(_ scopes: [String], of scheme: Node, at node: Node, _ pointer: JSONPointer) {
        guard isOn(.unknownScope), !scopes.isEmpty, scheme["type"]?.string == "oauth2" else { return }
        let flows = scheme.named("flows").map(\.value)
        for scope in scopes where !flows.contains(where: { $0["scopes"]?[scope] != nil }) {
            add(
                .unknownScope, at: node, pointer: pointer,
                "expected a scope that the scheme declares, came \(Self.quoted(scope))")
        }
    }

    /// What is off unless asked for.
    private mutating func inspectTaste(of operation: Operation) {
        let (node, pointer) = (operation.node, operation.pointer)
        if isOn(.missingDescription), operation.summary == nil, operation.description == nil {
            add(.missingDescription, at: node, pointer: pointer, "expected a summary or a description, came none")
        }
        guard operation.origin == .path else { return }
        if isOn(.missingOperationID), operation.operationId == nil {
            add(.missingOperationID, at: node, pointer: pointer, "expected an operationId, came none")
        }
        guard isOn(.missingSuccess), let responses = node.object("responses") else { return }
        let isThere = responses.patternedMembers.contains { name, _ in
            name == "default" || name.utf8.first == UInt8(ascii: "2") || name.utf8.first == UInt8(ascii: "3")
        }
        if !isThere { add(.missingSuccess, at: responses, "expected a response for success, came none") }
    }

    /// The names in braces of a template.
    static func names(in template: String) -> [String] {
        var names: [String] = []
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            names.append(String(rest[open..<close].dropFirst()))
            rest = rest[close...].dropFirst()
        }
        return names
    }
}
