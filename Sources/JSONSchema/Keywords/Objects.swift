import SourceTree

/// Keywords about members (2020-12 core, section 10.3.2; validation, section 6.5).
extension Evaluation {
    func checkProperties(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        let source = step.value.tree
        let properties = step.value.handle
        for (index, member) in tree.members(of: instance).enumerated() {
            guard let schema = source.member(of: properties, sameKeyAs: member, in: tree) else { continue }
            apply(schema, in: source, to: member)
            if isDecided { return }
            evaluated.note(member: index)
        }
    }

    func checkPatternProperties(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        for (index, member) in tree.members(of: instance).enumerated() {
            let name = tree.key(of: member)
            for rule in step.namePatterns where matches(rule.pattern, name) == true {
                apply(rule.schema, in: step.value.tree, to: member)
                evaluated.note(member: index)
            }
        }
    }

    /// For the members that neither `properties` nor `patternProperties` of the same schema know.
    func checkAdditionalProperties(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        let flag = step.value.boolean
        guard tree.kind(of: instance) == .object, flag != true || validator.dialect == .draft202012 else { return }
        for (index, member) in tree.members(of: instance).enumerated() where isAdditional(member, step) {
            evaluated.note(member: index)
            if flag == false {
                let name = tree.key(of: member)
                fail(step, instance, "\(Self.quoted(name)) is not among the properties")
            } else {
                apply(step.value.handle, in: step.value.tree, to: member)
            }
        }
    }

    private func isAdditional(_ member: NodeHandle, _ step: SchemaStep) -> Bool {
        if let properties = step.properties,
            step.schema.tree.member(of: properties, sameKeyAs: member, in: tree) != nil
        {
            return false
        }
        guard !step.namePatterns.isEmpty else { return true }
        let name = tree.key(of: member)
        // A pattern that cannot be run might have matched: the member is let pass.
        return !step.namePatterns.contains { matches($0.pattern, name) != false }
    }

    func checkPropertyNames(_ step: SchemaStep, _ instance: NodeHandle) {
        for member in tree.members(of: instance) {
            let name = tree.key(of: member)
            if isValid(NameTree.tree(name), against: step.value.handle, in: step.value.tree) { continue }
            fail(step, instance, "the name \(Self.quoted(name)) is not allowed")
        }
    }

    /// Properties that do not travel in this direction are not asked for (OpenAPI 3.0 section 4.7.24.2, `readOnly`).
    func checkRequired(_ step: SchemaStep, _ instance: NodeHandle) {
        guard tree.kind(of: instance) == .object, step.value.kind == .array else { return }
        for name in step.names where tree.member(of: instance, key: name) == nil {
            if isLeftOut(name, of: step.schema) { continue }
            fail(step, instance, "the property \(Self.quoted(name)) is missing", member: name)
        }
    }

    func checkDependentRequired(_ step: SchemaStep, _ instance: NodeHandle) {
        for rule in step.value.members where tree.member(of: instance, key: rule.key) != nil {
            for name in missingNames(rule, instance) {
                let reason = rule.key
                fail(
                    step, instance, "the property \(Self.quoted(name)) is missing beside \(Self.quoted(reason))",
                    member: name)
            }
        }
    }

    func checkDependentSchemas(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        for rule in step.value.members where tree.member(of: instance, key: rule.key) != nil {
            apply(rule.value.handle, in: step.value.tree, to: instance, &evaluated)
        }
    }

    /// Draft 4: either of the two above, by the kind of value.
    func checkDependencies(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        for rule in step.value.members where tree.member(of: instance, key: rule.key) != nil {
            guard rule.value.kind == .array else {
                apply(rule.value.handle, in: step.value.tree, to: instance, &evaluated)
                continue
            }
            for name in missingNames(rule, instance) {
                let reason = rule.key
                fail(step, instance, "the property \(Self.quoted(name)) is missing beside \(Self.quoted(reason))")
            }
        }
    }

    private func missingNames(_ rule: Member, _ instance: NodeHandle) -> [String] {
        rule.value.elements.compactMap(\.string).filter { tree.member(of: instance, key: $0) == nil }
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
    private static func quoted(_ name: String) -> String {
        let scalars = name.unicodeScalars.prefix(60).map { $0.properties.generalCategory == .control ? " " : $0 }
        return "“" + String(String.UnicodeScalarView(scalars)) + "”"
    }
}
