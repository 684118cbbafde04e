import SourceTree

/// `minLength`, `maxLength`, `pattern` (2020-12 validation, section 6.3) and `format` (section 7).
extension Evaluation {
    func checkMinLength(_ use: KeywordUse) {
        guard let text = use.instance.string, let minimum = Count(use.value) else { return }
        let length = text.unicodeScalars.count
        if minimum.isGreater(than: length) { fail(use, "expected at least \(minimum) characters, came \(length)") }
    }

    func checkMaxLength(_ use: KeywordUse) {
        guard let text = use.instance.string, let maximum = Count(use.value) else { return }
        let length = text.unicodeScalars.count
        if maximum.isLess(than: length) { fail(use, "expected at most \(maximum) characters, came \(length)") }
    }

    func checkPattern(_ use: KeywordUse) {
        guard let text = use.instance.string, let source = use.value.string else { return }
        if matches(source, text) == false { fail(use, "does not match the pattern") }
    }

    func checkFormat(_ use: KeywordUse) {
        guard validator.assertsFormat || vocabulary.assertsFormats, let name = use.value.string else { return }
        if !FormatRules.isValid(name, use.instance) { fail(use, "is not in the format \(name)") }
    }

    /// Nil when the expression cannot be read or run within its limits (THREATS S14).
    func matches(_ source: String, _ text: String) -> Bool? {
        switch pattern(source)?.matches(text) {
        case .yes: return true
        case .no: return false
        case .notChecked(let reason):
            noteUnfinished("a pattern was not checked: \(reason)")
            return nil
        case nil:
            incomplete = "a pattern was not checked: it cannot be read"
            return nil
        }
    }
}
