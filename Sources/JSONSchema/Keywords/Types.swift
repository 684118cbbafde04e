import SourceTree

/// `type`, `enum`, `const` and OpenAPI 3.0's `nullable` (2020-12 validation, section 6.1).
extension Evaluation {
    /// The types that there are; a name of any other, such as `int`, is the schema's fault and nothing an instance could mend.
    private static let typeNames: Set<String> = [
        "null", "boolean", "string", "array", "object", "number", "integer", "file",
    ]

    func checkType(_ use: KeywordUse) {
        let names = use.step.names
        if names.count == 1, isType(names[0], use.instance) { return }
        guard !names.isEmpty, names.allSatisfy(Self.typeNames.contains),
            !names.contains(where: { isType($0, use.instance) })
        else { return }
        if validator.dialect == .openAPI30, use.instance.kind == .null, use.schema["nullable"]?.boolean == true {
            return
        }
        fail(use, "expected \(names.joined(separator: " or ")), came \(kindName(use.instance))")
    }

    func checkEnum(_ use: KeywordUse) {
        guard use.value.kind == .array, !use.value.elements.contains(where: { isSame($0, use.instance) }) else {
            return
        }
        if validator.dialect == .openAPI30, use.instance.kind == .null, use.schema["nullable"]?.boolean == true {
            return
        }
        fail(use, "is none of the \(use.value.count) allowed values")
    }

    func checkConst(_ use: KeywordUse) {
        if !isSame(use.value, use.instance) { fail(use, "is not the one allowed value") }
    }

    /// JSON equality by exact value; scalars are compared without building anything.
    func isSame(_ left: Node, _ right: Node) -> Bool {
        guard left.kind == right.kind, left.count == right.count else { return false }
        if let text = left.string, let other = right.string { return text.isSame(as: other) }
        return CanonicalForm.bytes(of: left) == CanonicalForm.bytes(of: right)
    }

    private func isType(_ name: String, _ instance: Node) -> Bool {
        switch name {
        case "null": instance.kind == .null
        case "boolean": instance.kind == .boolean
        case "string": instance.kind == .string
        case "array": instance.kind == .array
        case "object": instance.kind == .object
        case "number": instance.kind == .number
        case "integer": instance.kind == .number && isInteger(instance)
        // OpenAPI 2.0: a file is whatever the bytes are.
        case "file": true
        default: false
        }
    }

    /// Draft 4 knows integers by their spelling, later dialects by value.
    private func isInteger(_ instance: Node) -> Bool {
        if validator.dialect != .draft4, instance.integer != nil { return true }
        guard let text = instance.text else { return false }
        if validator.dialect == .draft4 { return !text.utf8.contains { $0 == 46 || $0 == 69 || $0 == 101 } }
        return ExactNumber(text)?.isInteger ?? false
    }

    private func kindName(_ node: Node) -> String {
        switch node.kind {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: isInteger(node) ? "an integer" : "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
