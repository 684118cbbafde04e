import JSONSchema
import SourceTree
import TestSupport
import Testing

@testable import OpenAPI

/// Draws samples for the schemas of real descriptions and has them checked.
@Suite("Samples of the corpus", .enabled(if: Corpus.isPresent))
struct SampleValidityTests {
    /// Schemas looked at in one description, spread over it.
    private static let perDocument = 160

    private static let directions: [Direction] = [.none, .request, .response]

    /// What became of one schema.
    private struct Verdict {
        let place: String
        let reason: String?
    }

    @Test("A sample is a valid instance wherever the schema takes one that can be found within the budget")
    func valid() async throws {
        var verdicts: [Verdict] = []
        for row in CorpusTests.rows where !row.file.hasPrefix("edge-cases/") && row.schemas > 0 {
            guard let document = try? await CorpusTests.read(row.file) else { continue }
            let schemas = document.schemas
            let stride = max(1, schemas.count / Self.perDocument)
            for (offset, named) in schemas.enumerated() where offset % stride == 0 {
                let direction = Self.directions[verdicts.count % 3]
                let reason = Self.reason(named.schema, in: document, direction)
                verdicts.append(Verdict(place: "\(row.file) \(named.name), \(direction)", reason: reason))
            }
        }
        let failed = verdicts.filter { $0.reason != nil }
        let reasons = Dictionary(grouping: failed) { $0.reason ?? "" }.sorted { $0.value.count > $1.value.count }
        let why = reasons.map { "\($0.value.count) \($0.key)" }.joined(separator: ", ")
        print(
            "report: \(verdicts.count) schemas, \(verdicts.count - failed.count) samples valid, \(failed.count) not drawable (\(why))"
        )
        for verdict in failed { print("report: not drawable: \(verdict.place): \(verdict.reason ?? "")") }
        #expect(verdicts.count > 4_000)
        #expect(failed.count * 200 < verdicts.count)
    }

    /// Why the sample of a schema is not valid; nil when it is.
    private static func reason(_ schema: Schema, in document: Document, _ direction: Direction) -> String? {
        let sampler = Sampler(dialect: document.dialect, references: document, direction: direction)
        let sample = sampler.sample(of: schema.node).root
        let validator = Validator(
            dialect: document.dialect, references: document, assertsFormat: true, direction: direction)
        let report = validator.report(for: sample, against: schema.node, limit: 20)
        if report.isValid { return nil }
        let loose = Validator(
            dialect: document.dialect, references: document, assertsFormat: false, direction: direction)
        if loose.report(for: sample, against: schema.node).isValid { return nil }
        return report.findings.first?.keyword ?? "unknown"
    }
}
