import SourceTree

/// What no other keyword has looked at (2020-12 core, section 11); applied last.
extension Evaluation {
    func checkUnevaluatedItems(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        guard use.instance.kind == .array, !evaluated.allElements else { return }
        for (index, element) in use.instance.elements.enumerated() where !evaluated.elements.contains(index) {
            if use.value.boolean == false {
                fail(use, "element \(index) is not allowed")
            } else {
                _ = apply(use.value, to: element)
            }
        }
        evaluated.allElements = true
    }

    func checkUnevaluatedProperties(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        guard use.instance.kind == .object, !evaluated.allMembers else { return }
        for (index, member) in use.instance.members.enumerated() where !evaluated.members.contains(index) {
            if use.value.boolean == false {
                fail(use, "the property is not allowed")
            } else {
                _ = apply(use.value, to: member.value)
            }
        }
        evaluated.allMembers = true
    }
}
