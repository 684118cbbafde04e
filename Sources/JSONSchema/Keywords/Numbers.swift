import SourceTree

/// `multipleOf`, `minimum`, `maximum` and their exclusive forms (2020-12 validation, section 6.2), by exact decimal value.
extension Evaluation {
    func checkMultipleOf(_ step: SchemaStep, _ instance: NodeHandle) {
        guard let divisor = step.bound?.exact, let number = ExactNumber(tree.node(instance)) else { return }
        if number.isMultiple(of: divisor) == false {
            fail(step, instance, "is not a multiple of \(step.value.text ?? "")")
        }
    }

    func checkBound(_ step: SchemaStep, _ instance: NodeHandle, isMinimum: Bool) {
        guard tree.kind(of: instance) == .number, let bound = step.bound else { return }
        let isExclusive = bound.isExclusive
        if let number = tree.integer(of: instance), let bound = bound.integer {
            if Self.isInside(number, bound, isMinimum, isExclusive) { return }
        } else {
            guard let number = ExactNumber(tree.node(instance)), let bound = bound.exact,
                !Self.isInside(number, bound, isMinimum, isExclusive)
            else { return }
        }
        let relation = isMinimum ? (isExclusive ? "greater than" : "at least") : (isExclusive ? "less than" : "at most")
        fail(step, instance, "expected \(relation) \(step.value.text ?? "")")
    }

    private static func isInside<Number: Comparable>(
        _ number: Number, _ bound: Number, _ isMinimum: Bool, _ isExclusive: Bool
    ) -> Bool {
        number == bound ? !isExclusive : isMinimum == (number > bound)
    }
}
