import SourceTree

/// `type`, `enum`, `const` and OpenAPI 3.0's `nullable` (2020-12 validation, section 6.1).
extension Evaluation {
    func checkType(_ step: SchemaStep, _ instance: NodeHandle) {
        guard let types = step.types else { return }
        let kind = tree.kind(of: instance)
        guard !types.contains(.file), !isAmong(types, kind, instance), !isNullable(step, kind) else { return }
        let came = kindName(kind, instance)
        fail(step, instance, "expected \(step.names.joined(separator: " or ")), came \(came)")
    }

    func checkEnum(_ step: SchemaStep, _ instance: NodeHandle) {
        let source = step.value.tree
        guard step.value.kind == .array else { return }
        for value in source.elements(of: step.value.handle) where isSame(value, in: source, instance) { return }
        if isNullable(step, tree.kind(of: instance)) { return }
        fail(step, instance, "is none of the \(step.value.count) allowed values")
    }

    func checkConst(_ step: SchemaStep, _ instance: NodeHandle) {
        if isSame(step.value.handle, in: step.value.tree, instance) { return }
        fail(step, instance, "is not the one allowed value")
    }

    /// JSON equality by exact value; scalars are compared without building anything.
    private func isSame(_ value: NodeHandle, in source: Tree, _ instance: NodeHandle) -> Bool {
        let kind = source.kind(of: value)
        guard kind == tree.kind(of: instance), source.count(of: value) == tree.count(of: instance) else { return false }
        switch kind {
        case .null: return true
        case .boolean: return source.boolean(of: value) == tree.boolean(of: instance)
        case .string: return source.isSameString(value, instance, in: tree)
        case .number, .array, .object:
            return CanonicalForm.bytes(of: source.node(value)) == CanonicalForm.bytes(of: tree.node(instance))
        }
    }

    private func isNullable(_ step: SchemaStep, _ kind: Node.Kind) -> Bool {
        validator.dialect == .openAPI30 && kind == .null && step.schema["nullable"]?.boolean == true
    }

    private func isAmong(_ types: TypeNames, _ kind: Node.Kind, _ instance: NodeHandle) -> Bool {
        switch kind {
        case .null: types.contains(.null)
        case .boolean: types.contains(.boolean)
        case .string: types.contains(.string)
        case .array: types.contains(.array)
        case .object: types.contains(.object)
        case .number: types.contains(.number) || types.contains(.integer) && isInteger(instance)
        }
    }

    /// Draft 4 knows integers by their spelling, later dialects by value.
    private func isInteger(_ instance: NodeHandle) -> Bool {
        if validator.dialect != .draft4, tree.integer(of: instance) != nil { return true }
        guard let text = tree.text(of: instance) else { return false }
        if validator.dialect == .draft4 { return !text.utf8.contains { $0 == 46 || $0 == 69 || $0 == 101 } }
        return ExactNumber(text)?.isInteger ?? false
    }

    private func kindName(_ kind: Node.Kind, _ instance: NodeHandle) -> String {
        switch kind {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: isInteger(instance) ? "an integer" : "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
