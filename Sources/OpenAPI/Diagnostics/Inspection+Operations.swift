import SourceTree

/// What only shows when parts are seen together.
extension Inspection {
    mutating func inspectOperations() {
        inspectOperationIDs()
        inspectSecurity(document.root.array("security"), pointer: JSONPointer(tokens: ["security"]))
        for operation in document.operations + document.webhooks where !isFull {
            inspectParameters(of: operation)
            inspectSecurity(operation.node.array("security"), pointer: operation.pointer.appending("security"))
        }
        inspectPaths()
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
                .error, "duplicate-operation-id", at: operation.node["operationId"] ?? operation.node,
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
                    .error, "duplicate-parameter", at: parameter.node,
                    pointer: operation.pointer.appending("parameters"),
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
                .error, "undefined-path-parameter", at: operation.node, pointer: operation.pointer,
                "expected a parameter in the path named \(Self.quoted(name)), came none")
        }
        for parameter in operation.parameters
        where parameter.location == .path && !template.contains(where: { ByteKey($0) == ByteKey(parameter.name) }) {
            add(
                .error, "unused-path-parameter", at: parameter.node, pointer: operation.pointer.appending("parameters"),
                "expected {\(parameter.name)} in the path, came \(Self.quoted(operation.path))")
        }
    }

    private mutating func inspectSecurity(_ requirements: Node?, pointer: JSONPointer) {
        for requirement in requirements.map({ SecurityRequirement.list($0, of: document) }) ?? [] {
            for (name, _) in requirement.schemes where document.securityScheme(named: name) == nil {
                // 3.2 lets a requirement name a scheme by its URI.
                if document.resolver.target(of: name, at: requirement.node)?.kind == .object { continue }
                add(
                    .error, "unknown-security-scheme", at: requirement.node, pointer: pointer,
                    "expected the name of a security scheme, came \(Self.quoted(name))")
            }
        }
    }

    private mutating func inspectPaths() {
        for (path, item) in document.root.patterned("paths") {
            if path.utf8.first != UInt8(ascii: "/") {
                add(
                    .error, "path-without-slash", at: item,
                    "expected a path with a slash in front, came \(Self.quoted(path))")
            }
            for (method, operation) in document.resolver.follow(item).node.named("additionalOperations") {
                if OperationList.methods.contains(method.lowercased()) || !Method.isToken(method) {
                    add(
                        .error, "invalid-method", at: operation,
                        "expected a method's name that has no field of its own, came \(Self.quoted(method))")
                }
            }
        }
    }

    /// The names in braces of a path template.
    private static func names(in path: String) -> [String] {
        var names: [String] = []
        var rest = Substring(path)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            names.append(String(rest[open..<close].dropFirst()))
            rest = rest[close...].dropFirst()
        }
        return names
    }
}
