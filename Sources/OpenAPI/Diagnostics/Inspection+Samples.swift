import JSONSchema
import SourceTree

/// Examples and defaults against their schemas.
extension Inspection {
    /// Schema applications for all samples of a description together.
    private static let stepLimit = 3_000_000

    mutating func inspectSamples() {
        var steps = Self.stepLimit
        let references = WrittenReferences(resolver: resolver, schemaPlans: SchemaPlans())
        for sample in samples where isOn(sample.rule) {
            guard steps > 0 else {
                add(.tooMany, at: document.source.root, "there are more examples than are checked")
                return
            }
            if dialects.isForeign(sample.schema) || dialects.isForeign(resolver.follow(sample.schema).node) { continue }
            guard let finding = flaw(of: sample, references, &steps) else { continue }
            let place =
                finding.instance.tokens.count > sample.value.pointer.tokens.count ? " at \(finding.instance)" : ""
            add(
                sample.rule, at: sample.value,
                "\(sample.rule == .invalidDefault ? "the default" : "the example") does not match its schema: \(finding.message)\(place)"
            )
        }
    }

    /// The first thing wrong with a sample in either direction; one that fits a request or a response is right.
    private func flaw(of sample: SampleCheck, _ references: WrittenReferences, _ steps: inout Int) -> Finding? {
        var first: Finding?
        for direction in [Direction.response, .request] {
            let validator = Validator(
                dialect: document.dialect, references: references, assertsFormat: true, direction: direction,
                stepLimit: min(steps, 20_000))
            let report = validator.report(for: sample.value, against: sample.schema, limit: 1)
            steps -= report.steps
            if report.isValid { return nil }
            first = first ?? report.findings.first
        }
        return first
    }
}
