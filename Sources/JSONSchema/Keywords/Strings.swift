import SourceTree

/// `minLength`, `maxLength`, `pattern` (2020-12 validation, section 6.3) and `format` (section 7).
extension Evaluation {
    func checkMinLength(_ step: SchemaStep, _ instance: NodeHandle) {
        guard let text = tree.string(of: instance) else { return }
        let length = text.unicodeScalars.count
        guard step.count?.isGreater(than: length) == true, let minimum = step.count else { return }
        fail(step, instance, "expected at least \(minimum) characters, came \(length)")
    }

    func checkMaxLength(_ step: SchemaStep, _ instance: NodeHandle) {
        // What is short in bytes need not be counted.
        guard let written = tree.writtenLength(of: instance), step.count?.isLess(than: written) == true,
            let maximum = step.count, let length = tree.string(of: instance)?.unicodeScalars.count
        else { return }
        if maximum.isLess(than: length) {
            fail(step, instance, "expected at most \(maximum) characters, came \(length)")
        }
    }

    func checkPattern(_ step: SchemaStep, _ instance: NodeHandle) {
        guard step.value.kind == .string, let text = tree.string(of: instance) else { return }
        if matches(step.pattern, text) == false { fail(step, instance, "does not match the pattern") }
    }

    func checkFormat(_ step: SchemaStep, _ instance: NodeHandle) {
        guard let format = step.format, validator.assertsFormat || run.vocabulary.assertsFormats else { return }
        let isValid: Bool
        switch format {
        case .number(let check): isValid = check(tree.node(instance))
        case .text(let check): isValid = tree.string(of: instance).map(check) ?? true
        case .pattern(let pattern):
            // What cannot be run within the limits passes.
            isValid = tree.string(of: instance).map { pattern.matches($0, in: run.matching) != .no } ?? true
        }
        if !isValid { fail(step, instance, "is not in the format \(step.value.string ?? "")") }
    }

    /// Nil when the expression cannot be read or run within its limits (THREATS S14).
    func matches(_ pattern: Pattern?, _ text: String) -> Bool? {
        switch pattern?.matches(text, in: run.matching) {
        case .yes: return true
        case .no: return false
        case .notChecked(let reason):
            run.noteUnfinished("a pattern was not checked: \(reason)")
            return nil
        case nil:
            run.incomplete = "a pattern was not checked: it cannot be read"
            return nil
        }
    }
}
