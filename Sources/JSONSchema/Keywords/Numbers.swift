import SourceTree

/// `multipleOf`, `minimum`, `maximum` and their exclusive forms (2020-12 validation, section 6.2), by exact decimal value.
extension Evaluation {
    func checkMultipleOf(_ use: KeywordUse) {
        guard let number = ExactNumber(use.instance), let divisor = ExactNumber(use.value) else { return }
        if number.isMultiple(of: divisor) == false { fail(use, "is not a multiple of \(use.value.text ?? "")") }
    }

    func checkBound(_ use: KeywordUse, isMinimum: Bool, isExclusive: Bool) {
        if let number = use.instance.integer, let bound = use.value.integer {
            if Self.isInside(number, bound, isMinimum, isExclusive) { return }
        } else {
            guard let number = ExactNumber(use.instance), let bound = ExactNumber(use.value),
                !Self.isInside(number, bound, isMinimum, isExclusive)
            else { return }
        }
        let relation = isMinimum ? (isExclusive ? "greater than" : "at least") : (isExclusive ? "less than" : "at most")
        fail(use, "expected \(relation) \(use.value.text ?? "")")
    }

    private static func isInside<Number: Comparable>(
        _ number: Number, _ bound: Number, _ isMinimum: Bool, _ isExclusive: Bool
    ) -> Bool {
        number == bound ? !isExclusive : isMinimum == (number > bound)
    }
}
