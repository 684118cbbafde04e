import SourceTree

/// Keywords about elements (2020-12 core, section 10.3.1; validation, section 6.4).
extension Evaluation {
    func checkPrefixItems(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        let source = step.value.tree
        let pairs = zip(tree.elements(of: instance), source.elements(of: step.value.handle))
        for (index, (element, schema)) in pairs.enumerated() {
            apply(schema, in: source, to: element)
            evaluated.note(element: index)
        }
    }

    func checkItems(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        guard tree.kind(of: instance) == .array else { return }
        applyToElements(step.value, instance, from: step.prefixCount)
        evaluated.noteAllElements()
    }

    /// Draft 4: one schema for all, or one for each place and `additionalItems` for the rest.
    func checkOlderItems(_ step: SchemaStep, _ instance: NodeHandle) {
        guard tree.kind(of: instance) == .array else { return }
        guard step.value.kind == .array else { return applyToElements(step.value, instance, from: 0) }
        let source = step.value.tree
        for (element, schema) in zip(tree.elements(of: instance), source.elements(of: step.value.handle)) {
            apply(schema, in: source, to: element)
        }
        let (expected, count) = (step.value.count, tree.count(of: instance))
        guard let additional = step.schema["additionalItems"], count > expected else { return }
        if additional.boolean == false {
            fail(step, instance, "expected at most \(expected) elements, came \(count)")
        } else {
            applyToElements(additional, instance, from: expected)
        }
    }

    /// With `minContains` and `maxContains`, which mean nothing alone.
    func checkContains(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        guard tree.kind(of: instance) == .array else { return }
        var found = 0
        for (index, element) in tree.elements(of: instance).enumerated()
        where attempt(step.value.handle, in: step.value.tree, on: element, isAsked: false).isValid {
            found += 1
            evaluated.note(element: index)
        }
        let count = found
        let minimum = step.schema["minContains"].flatMap(Count.init)
        if minimum?.isGreater(than: count) ?? (count == 0) {
            fail(
                step, instance, "expected at least \(minimum?.description ?? "1") matching elements, came \(count)")
        }
        if let maximum = step.schema["maxContains"].flatMap(Count.init), maximum.isLess(than: count) {
            fail(step, instance, "expected at most \(maximum) matching elements, came \(count)")
        }
    }

    func checkUniqueItems(_ step: SchemaStep, _ instance: NodeHandle) {
        guard step.value.boolean == true, tree.kind(of: instance) == .array, tree.count(of: instance) > 1 else {
            return
        }
        var seen: [[UInt8]: Int] = [:]
        for (index, element) in tree.elements(of: instance).enumerated() {
            if let first = seen.updateValue(index, forKey: CanonicalForm.bytes(of: tree.node(element))) {
                return fail(step, instance, "elements \(first) and \(index) are equal")
            }
        }
    }

    private func applyToElements(_ schema: Node, _ instance: NodeHandle, from start: Int) {
        var index = 0
        for element in tree.elements(of: instance) {
            index += 1
            if index <= start { continue }
            apply(schema.handle, in: schema.tree, to: element)
            if isDecided { return }
        }
    }
}
