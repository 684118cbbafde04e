import JSONSchema
import OpenAPI
import SourceTree

/// Holds what came under a field's name against the header that the description has for it.
struct HeaderCheck {
    /// Breaches told of one header.
    private static let limit = 5

    let header: Header

    /// - Parameter values: the lines of the field, in order of arrival.
    func breaches(in values: [String]) -> [ContractBreach] {
        guard !values.isEmpty else {
            guard header.isRequired else { return [] }
            return [breach("The required header \(VisibleName.of(header.name)) is missing.")]
        }
        guard let schema = header.schema ?? header.content?.schema else { return [] }
        let readings = readings(of: values, schema)
        let validator = Validator(
            dialect: header.document.dialect, references: header.document, assertsFormat: true, direction: .response)
        var first: [Finding]?
        for reading in readings {
            let report = validator.report(for: reading.root, against: schema.node, limit: Self.limit)
            if report.isValid { return [] }
            first = first ?? report.findings
        }
        return (first ?? []).map { breach("Header \(VisibleName.of(header.name)): \($0.message)") }
    }

    /// What the field can mean in the style `simple`, the only one that headers have: a text, a list or an object. None
    /// where it cannot be judged.
    private func readings(of values: [String], _ schema: Schema) -> [Tree] {
        // Lines of one field count as one (RFC 9110 section 5.3).
        let text = values.joined(separator: ", ")
        if let content = header.content {
            guard content.isJSON else { return [] }
            return (try? Tree.read(Array(text.utf8), format: .json, budget: .instance)).map { [$0] } ?? []
        }
        let types = TypedInstance.types(of: schema, depth: 0)
        let pieces = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingSpaces() }
        var shapes: [ReceivedShape] = []
        if types.isEmpty || !types.subtracting(["array", "object", "null"]).isEmpty { shapes.append(.text(text)) }
        if types.isEmpty || types.contains("array") { shapes.append(.list(text.isEmpty ? [] : pieces)) }
        if types.contains("object") {
            guard let object = object(pieces) else { return [] }
            shapes.append(object)
        }
        return shapes.map { TypedInstance.tree(of: $0.tree.root, as: schema) }
    }

    /// `a,1,b,2`, or exploded `a=1,b=2`; nil for what is neither.
    private func object(_ pieces: [String]) -> ReceivedShape? {
        if header.explodes {
            let members = pieces.map { $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) }
            guard members.allSatisfy({ $0.count == 2 }) else { return nil }
            return .object(members.map { (String($0[0]), [String($0[1])]) })
        }
        guard pieces.count.isMultiple(of: 2) else { return nil }
        return .object(stride(from: 0, to: pieces.count, by: 2).map { (pieces[$0], [pieces[$0 + 1]]) })
    }

    private func breach(_ message: String) -> ContractBreach { ContractBreach(kind: .header, message: message) }
}
