import SourceTree

/// Keywords about members (2020-12 core, section 10.3.2; validation, section 6.5).
extension Evaluation {
    func checkProperties(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        for (index, member) in use.instance.members.enumerated() {
            guard let schema = use.value[sameKeyAs: member] else { continue }
            _ = apply(schema, to: member.value)
            if isDecided { return }
            evaluated.members.insert(index)
        }
    }

    func checkPatternProperties(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        for (index, member) in use.instance.members.enumerated() {
            for rule in use.value.members where matches(rule.key, member.key) == true {
                _ = apply(rule.value, to: member.value)
                evaluated.members.insert(index)
            }
        }
    }

    /// For the members that neither `properties` nor `patternProperties` of the same schema know.
    func checkAdditionalProperties(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        guard use.instance.kind == .object, use.value.boolean != true || validator.dialect == .draft202012 else {
            return
        }
        let (properties, patterns) = (use.step.properties, use.step.patterns)
        for (index, member) in use.instance.members.enumerated() {
            // A pattern that cannot be run might have matched: the member is let pass.
            guard properties?[sameKeyAs: member] == nil, !patterns.contains(where: { matches($0, member.key) != false })
            else {
                continue
            }
            evaluated.members.insert(index)
            if use.value.boolean == false {
                fail(use, "\(quoted(member.key)) is not among the properties")
            } else {
                _ = apply(use.value, to: member.value)
            }
        }
    }

    func checkPropertyNames(_ use: KeywordUse) {
        for member in use.instance.members {
            guard let name = NameTree.node(member.key) else { continue }
            if !attempt(use.value, to: name).isValid { fail(use, "the name \(quoted(member.key)) is not allowed") }
        }
    }

    /// Properties that do not travel in this direction are not asked for (OpenAPI 3.0 section 4.7.24.2, `readOnly`).
    func checkRequired(_ use: KeywordUse) {
        guard use.instance.kind == .object else { return }
        guard use.value.kind == .array else { return }
        for name in use.step.names where use.instance[name] == nil {
            if isLeftOut(name, of: use.schema) { continue }
            fail(use, "the property \(quoted(name)) is missing", member: name)
        }
    }

    func checkMinProperties(_ use: KeywordUse) {
        guard use.instance.kind == .object, let minimum = Count(use.value) else { return }
        let count = use.instance.count
        if minimum.isGreater(than: count) { fail(use, "expected at least \(minimum) properties, came \(count)") }
    }

    func checkMaxProperties(_ use: KeywordUse) {
        guard use.instance.kind == .object, let maximum = Count(use.value) else { return }
        let count = use.instance.count
        if maximum.isLess(than: count) { fail(use, "expected at most \(maximum) properties, came \(count)") }
    }

    func checkDependentRequired(_ use: KeywordUse) {
        for rule in use.value.members where use.instance[rule.key] != nil {
            for name in rule.value.elements.compactMap(\.string) where use.instance[name] == nil {
                fail(use, "the property \(quoted(name)) is missing beside \(quoted(rule.key))", member: name)
            }
        }
    }

    func checkDependentSchemas(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        for rule in use.value.members where use.instance[rule.key] != nil {
            evaluated.merge(apply(rule.value, to: use.instance))
        }
    }

    /// Draft 4: either of the two above, by the kind of value.
    func checkDependencies(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        for rule in use.value.members where use.instance[rule.key] != nil {
            guard rule.value.kind == .array else {
                evaluated.merge(apply(rule.value, to: use.instance))
                continue
            }
            for name in rule.value.elements.compactMap(\.string) where use.instance[name] == nil {
                fail(use, "the property \(quoted(name)) is missing beside \(quoted(rule.key))")
            }
        }
    }

    private func isLeftOut(_ name: String, of schema: Node) -> Bool {
        guard validator.direction != .none, var property = schema["properties"]?[name] else { return false }
        let keyword = validator.direction == .response ? "writeOnly" : "readOnly"
        for _ in 0..<8 {
            if property[keyword]?.boolean == true { return true }
            guard let reference = property["$ref"]?.string,
                let target = validator.references.target(of: reference, at: property)
            else { return false }
            property = target
        }
        return false
    }

    /// A name as it may stand in a message: cut, on one line.
    private func quoted(_ name: String) -> String {
        let scalars = name.unicodeScalars.prefix(60).map { $0.properties.generalCategory == .control ? " " : $0 }
        return "“" + String(String.UnicodeScalarView(scalars)) + "”"
    }
}
