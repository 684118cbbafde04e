import OpenAPI
import SourceTree

/// The findings of `portico check`, as lines for people or as one JSON object for machines.
struct DiagnosticReport {
    /// What was checked, as it was named on the command line.
    let location: String
    let diagnostics: [Diagnostic]
    /// How many operations the description has, nil when it could not be read.
    let operations: Int?

    /// Whether a finding is an error, which the exit code says.
    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// `file:line:column: severity: message [rule] at pointer`, the form that editors understand.
    var text: String {
        let lines = diagnostics.map { finding in
            let position = finding.position.map { ":\($0.line):\($0.column)" } ?? ""
            let pointer = finding.pointer.tokens.isEmpty ? "" : " at \(finding.pointer)"
            return "\(finding.location)\(position): \(finding.severity): \(finding.message) [\(finding.rule)]\(pointer)"
        }
        return (lines + [summary]).joined(separator: "\n")
    }

    /// One object: `description`, `operations`, `errors`, `warnings` and `diagnostics` with severity, rule, message, file,
    /// line, column and pointer each.
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
        builder.key("diagnostics")
        builder.beginArray()
        for finding in diagnostics { Self.write(finding, to: &builder) }
        builder.end()
        builder.end()
        return String(decoding: builder.finish().root.json(pretty: true), as: UTF8.self)
    }

    private var summary: String {
        let findings = "\(count(.error)) errors, \(count(.warning)) warnings"
        return operations.map { "\(location): \($0) operations, \(findings)" } ?? "\(location): \(findings)"
    }

    private func count(_ severity: Diagnostic.Severity) -> Int { diagnostics.count { $0.severity == severity } }

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
}
