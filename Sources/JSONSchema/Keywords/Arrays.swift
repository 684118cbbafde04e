import SourceTree

/// Keywords about elements (2020-12 core, section 10.3.1; validation, section 6.4).
extension Evaluation {
    func checkPrefixItems(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        for (index, (element, schema)) in zip(use.instance.elements, use.value.elements).enumerated() {
            _ = apply(schema, to: element)
            evaluated.elements.insert(index)
        }
    }

    func checkItems(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        guard use.instance.kind == .array else { return }
        applyToElements(use.value, use.instance, from: use.schema["prefixItems"]?.elements.count ?? 0)
        evaluated.allElements = true
    }

    /// Draft 4: one schema for all, or one for each place and `additionalItems` for the rest.
    func checkOlderItems(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        guard use.instance.kind == .array else { return }
        guard use.value.kind == .array else { return applyToElements(use.value, use.instance, from: 0) }
        for (element, schema) in zip(use.instance.elements, use.value.elements) { _ = apply(schema, to: element) }
        guard let additional = use.schema["additionalItems"], use.instance.count > use.value.count else { return }
        if additional.boolean == false {
            fail(use, "expected at most \(use.value.count) elements, came \(use.instance.count)")
        } else {
            applyToElements(additional, use.instance, from: use.value.count)
        }
    }

    /// With `minContains` and `maxContains`, which mean nothing alone.
    func checkContains(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        guard use.instance.kind == .array else { return }
        var found = 0
        for (index, element) in use.instance.elements.enumerated() where attempt(use.value, to: element).isValid {
            found += 1
            evaluated.elements.insert(index)
        }
        let minimum = use.schema["minContains"].flatMap(Count.init)
        if minimum?.isGreater(than: found) ?? (found == 0) {
            fail(use, "expected at least \(minimum?.description ?? "1") matching elements, came \(found)")
        }
        if let maximum = use.schema["maxContains"].flatMap(Count.init), maximum.isLess(than: found) {
            fail(use, "expected at most \(maximum) matching elements, came \(found)")
        }
    }

    func checkMinItems(_ use: KeywordUse) {
        guard use.instance.kind == .array, let minimum = Count(use.value) else { return }
        let count = use.instance.count
        if minimum.isGreater(than: count) { fail(use, "expected at least \(minimum) elements, came \(count)") }
    }

    func checkMaxItems(_ use: KeywordUse) {
        guard use.instance.kind == .array, let maximum = Count(use.value) else { return }
        let count = use.instance.count
        if maximum.isLess(than: count) { fail(use, "expected at most \(maximum) elements, came \(count)") }
    }

    func checkUniqueItems(_ use: KeywordUse) {
        guard use.value.boolean == true, use.instance.kind == .array else { return }
        var seen: [[UInt8]: Int] = [:]
        for (index, element) in use.instance.elements.enumerated() {
            if let first = seen.updateValue(index, forKey: CanonicalForm.bytes(of: element)) {
                return fail(use, "elements \(first) and \(index) are equal")
            }
        }
    }

    private func applyToElements(_ schema: Node, _ instance: Node, from start: Int) {
        for element in instance.elements.dropFirst(start) {
            _ = apply(schema, to: element)
            if isDecided { return }
        }
    }
}
