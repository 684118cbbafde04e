import OpenAPI
import SourceTree

/// Bodies that are typed as text and are no JSON: each record, event or pair against its schema, XML for its form.
extension RequestCheck {
    /// Records, events and pairs that are looked at.
    private static let partLimit = 10_000

    /// What is wrong with a text, with the line where it stands; nothing where it is longer than what is read.
    func problems(ofText text: String, as kind: MediaTypeName, _ mediaType: MediaType) -> [FieldProblem] {
        guard !text.isEmpty, text.utf8.count <= Budget.instance.bytes else { return [] }
        if kind.isJSONSequence { return problems(ofRecords: Array(text.utf8), as: kind, mediaType) }
        if kind.isEventStream { return problems(ofEvents: text, as: kind, mediaType) }
        if kind.isForm { return problems(ofPairs: text, FormPlan(mediaType)) }
        guard kind.isXML, let fault = XMLSyntax.fault(in: Array(text.utf8)) else { return [] }
        return [problem("Line \(fault.line), column \(fault.column): \(fault.message)")]
    }

    private func problem(_ message: String) -> FieldProblem {
        FieldProblem(key: .body, message: message, canBeSkipped: true)
    }

    /// Older descriptions give the schema of all items as a list, or that of one in its place.
    private func itemSchema(of mediaType: MediaType) -> Schema? {
        if let item = mediaType.itemSchema { return item }
        guard let schema = mediaType.schema else { return nil }
        return schema.effectiveTypes == ["array"] ? schema.items : schema
    }

    /// A record ends with its line, or where the next separator stands (RFC 7464).
    private func problems(ofRecords bytes: [UInt8], as kind: MediaTypeName, _ mediaType: MediaType) -> [FieldProblem] {
        let separator: UInt8 = kind.isRecordSequence ? 0x1E : 0x0A
        let schema = itemSchema(of: mediaType)
        var problems: [FieldProblem] = []
        var line = 1
        for part in bytes.split(separator: separator, omittingEmptySubsequences: false).prefix(Self.partLimit) {
            guard problems.count < Self.limit else { break }
            let start = part.firstIndex { !SequentialItems.isBlank($0) } ?? part.endIndex
            let first = line + part[..<start].count { $0 == 0x0A }
            line += part.count { $0 == 0x0A } + (separator == 0x0A ? 1 : 0)
            guard start < part.endIndex else { continue }
            do throws(SourceError) {
                let tree = try Tree.read(Array(part[start...]), format: .json, budget: .instance)
                guard let schema else { continue }
                problems += findings(tree.root, schema.node, .body).map { problem("Line \(first): \($0.message)") }
            } catch {
                let place = error.position.map { "Line \(first + $0.line - 1), column \($0.column)" } ?? "Line \(first)"
                problems.append(problem("\(place): Expected JSON: \(error.message)"))
            }
        }
        return Array(problems.prefix(Self.limit))
    }

    private func problems(ofEvents text: String, as kind: MediaTypeName, _ mediaType: MediaType) -> [FieldProblem] {
        // What is typed need not end with the blank line that its last event has to.
        let bytes = Array((text + "\n\n").utf8)
        guard let schema = itemSchema(of: mediaType),
            let events = SequentialItems.list(of: bytes[...], as: kind, isEnded: true)
        else { return [] }
        let problems = events.prefix(Self.partLimit).enumerated().lazy.flatMap { index, event in
            (event.map { findings($0.root, schema.node, .body) } ?? []).map {
                problem("Event \(index + 1): \($0.message)")
            }
        }
        return Array(problems.prefix(Self.limit))
    }

    private func problems(ofPairs text: String, _ plan: FormPlan) -> [FieldProblem] {
        var parts: [FormPart] = []
        for (index, pair) in QueryPairs(query: text).pairs.enumerated() {
            guard let name = QueryPairs.decoded(pair.name, plusIsBlank: true),
                let value = QueryPairs.decoded(pair.value, plusIsBlank: true)
            else {
                return [
                    problem("Pair \(index + 1): Expected UTF-8, with % before two hexadecimal digits and nowhere else.")
                ]
            }
            // What a style makes of a value is no row with that value.
            if !plan.isStyled(name) { parts.append(FormPart(name: name, value: .text(value))) }
        }
        let missing = plan.missing(in: FormEntry.list(of: parts, plan: plan)).filter { !plan.isStyled($0) }
        let found = FormCheck(plan: plan, parts: parts).instances.flatMap { name, value -> [String] in
            switch value {
            case .success(let (tree, schema)): findings(tree.root, schema.node, .body).map { "\(name): \($0.message)" }
            case .failure(let error): ["\(name): Expected JSON: \(error.description)"]
            }
        }
        return (missing.map { "\($0): This field is required." } + found).prefix(Self.limit).map(problem)
    }
}
