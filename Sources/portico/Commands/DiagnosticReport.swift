import OpenAPI
import SourceTree

/// The findings of `portico check`, as lines for people or as one JSON object for machines.
struct DiagnosticReport {
    /// What was checked, as it was named on the command line.
    let location: String
    let diagnostics: [Diagnostic]
    /// How many findings there are besides, by severity.
    var untold: [Diagnostic.Severity: Int] = [:]
    /// How many operations the description has, nil when it could not be read.
    let operations: Int?
    /// What may be called, nil when the description could not be read.
    var egress: EgressReport?

    /// Whether a finding is an error, which the exit code says.
    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// The findings alone, as SARIF.
    var sarif: String { SARIFReport(diagnostics: diagnostics).text }

    /// `file:line:column: severity: message [rule] at pointer`, the form that editors understand.
    var text: String {
        let lines = diagnostics.map { finding in
            let position = finding.position.map { ":\($0.line):\($0.column)" } ?? ""
            let pointer = finding.pointer.tokens.isEmpty ? "" : " at \(finding.pointer)"
            return "\(finding.location)\(position): \(finding.severity): \(finding.message) [\(finding.rule)]\(pointer)"
        }
        let calls = egress.map { $0.rows.isEmpty ? [] : ["What may be called:", $0.text] } ?? []
        let rest = untold.values.reduce(0, +)
        let more = rest == 0 ? [] : ["and \(Self.counted(rest, "more finding"))"]
        return (lines + more + [summary] + calls).joined(separator: "\n")
    }

    /// One object: `description`, `operations`, `errors`, `warnings`, `untold`, `diagnostics` with severity, rule, message, file,
    /// line, column and pointer each, and `origins` with origin, class, from, admitted and allow each.
    var json: String {
        var builder = TreeBuilder(name: "report")
        builder.beginObject()
        builder.key("description")
        builder.string(location)
        if let operations {
            builder.key("operations")
            builder.integer(operations)
        }
        builder.key("errors")
        builder.integer(count(.error))
        builder.key("warnings")
        builder.integer(count(.warning))
        builder.key("untold")
        builder.integer(untold.values.reduce(0, +))
        builder.key("diagnostics")
        builder.beginArray()
        for finding in diagnostics { Self.write(finding, to: &builder) }
        builder.end()
        if let egress {
            builder.key("origins")
            builder.beginArray()
            for row in egress.rows { Self.write(row, to: &builder) }
            builder.end()
        }
        builder.end()
        return String(decoding: builder.finish().root.json(pretty: true), as: UTF8.self)
    }

    private var summary: String {
        let counts = [
            operations.map { Self.counted($0, "operation") }, Self.counted(count(.error), "error"),
            Self.counted(count(.warning), "warning"),
        ]
        return "\(location): " + counts.compactMap(\.self).joined(separator: ", ")
    }

    private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    private func count(_ severity: Diagnostic.Severity) -> Int {
        diagnostics.count { $0.severity == severity } + untold[severity, default: 0]
    }

    private static func write(_ finding: Diagnostic, to builder: inout TreeBuilder) {
        builder.beginObject()
        for (key, value) in [
            ("severity", "\(finding.severity)"), ("rule", finding.rule), ("message", finding.message),
            ("file", finding.location), ("pointer", "\(finding.pointer)"),
        ] {
            builder.key(key)
            builder.string(value)
        }
        if let position = finding.position {
            builder.key("line")
            builder.integer(position.line)
            builder.key("column")
            builder.integer(position.column)
        }
        builder.end()
    }

    private static func write(_ row: EgressReport.Row, to builder: inout TreeBuilder) {
        builder.beginObject()
        for (key, value) in [("origin", row.origin), ("class", row.addressClass), ("from", row.provenance)] {
            builder.key(key)
            builder.string(value)
        }
        builder.key("admitted")
        builder.boolean(row.isAdmitted)
        if let line = row.line {
            builder.key("allow")
            builder.string(line)
        }
        builder.end()
    }
}
