import SourceTree

/// What no other keyword has looked at (2020-12 core, section 11); applied last.
extension Evaluation {
    func checkUnevaluatedItems(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        guard tree.kind(of: instance) == .array, !evaluated.hasAllElements else { return }
        let isForbidden = step.value.boolean == false
        for (index, element) in tree.elements(of: instance).enumerated() where !evaluated.contains(element: index) {
            if isForbidden {
                fail(step, instance, "element \(index) is not allowed")
            } else {
                apply(step.value.handle, in: step.value.tree, to: element)
            }
        }
        evaluated.noteAllElements()
    }

    func checkUnevaluatedProperties(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        guard tree.kind(of: instance) == .object, !evaluated.hasAllMembers else { return }
        let isForbidden = step.value.boolean == false
        for (index, member) in tree.members(of: instance).enumerated() where !evaluated.contains(member: index) {
            if isForbidden {
                fail(step, instance, "the property is not allowed")
            } else {
                apply(step.value.handle, in: step.value.tree, to: member)
            }
        }
        evaluated.noteAllMembers()
    }
}
