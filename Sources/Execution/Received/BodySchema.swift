import JSONSchema
import OpenAPI
import SourceTree

/// What the JSON content of a request has to be.
public struct BodySchema: Sendable {
    let schema: Schema
    /// Whether it is said to be in a content coding. What is JSON all the same is held against the schema, for an API that
    /// does not know the coding may read it so; what is none cannot be judged.
    let isCoded: Bool

    /// What is wrong with content; nothing when it was too large to be checked.
    public func breaches(in body: [UInt8]) -> [RequestBreach] {
        guard body.count <= RequestContract.bodyLimit else { return [] }
        let tree: Tree
        do throws(SourceError) { tree = try Tree.read(body, format: .json, budget: .instance) } catch {
            return Self.isFault(error.code) && !isCoded
                ? [RequestBreach(.body, "The content is not JSON: \(error)")] : []
        }
        // Whoever reads it next may take the one value or the other (RFC 8259 section 4).
        if let warning = tree.warnings.first(where: { !$0.pointer.tokens.isEmpty }) {
            return [
                RequestBreach(
                    .body, "An object of the content has the same key twice.", instance: warning.pointer.description)
            ]
        }
        let report = Validator(of: schema.document).report(
            for: tree.root, against: schema.node, limit: RequestContract.breachLimit)
        return report.findings.map { RequestBreach(.value, $0.message, instance: $0.instance.description) }
    }

    /// Whether a text is wrong, not only more than is read here.
    private static func isFault(_ code: SourceError.Code) -> Bool {
        switch code {
        case .syntax, .encoding, .empty: true
        default: false
        }
    }
}
