import OpenAPI
import SourceTree

/// Findings as SARIF 2.1.0, for code hosts and editors (OASIS, "Static Analysis Results Interchange Format").
struct SARIFReport {
    let diagnostics: [Diagnostic]

    /// One log with one run.
    var text: String {
        let driver = JSONReport.object([("name", .text("Portico")), ("rules", .array(Rule.allCases.map(Self.rule)))])
        let run = JSONReport.object([
            ("tool", .object([("driver", driver)])), ("columnKind", .text("unicodeCodePoints")),
            ("results", .array(diagnostics.map(Self.result))),
        ])
        return JSONReport.object([
            ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .text("2.1.0")),
            ("runs", .array([run])),
        ]).text
    }

    /// A reportingDescriptor (section 3.49).
    private static func rule(_ rule: Rule) -> JSONReport {
        let level = rule.standardLevel
        return .object([
            ("id", .text(rule.rawValue)), ("shortDescription", .object([("text", .text(rule.summary))])),
            (
                "defaultConfiguration",
                .object([
                    ("enabled", .boolean(level != .off)), ("level", .text(level == .error ? "error" : "warning")),
                ])
            ),
        ])
    }

    /// A result (section 3.27).
    private static func result(_ finding: Diagnostic) -> JSONReport {
        var members: [(String, JSONReport)] = [("ruleId", .text(finding.rule))]
        if let index = Rule.allCases.firstIndex(where: { $0.rawValue == finding.rule }) {
            members.append(("ruleIndex", .number(index)))
        }
        var place: [(String, JSONReport)] = [("artifactLocation", .object([("uri", .text(uri(finding.location)))]))]
        if let position = finding.position {
            place.append(
                (
                    "region",
                    .object([("startLine", .number(position.line)), ("startColumn", .number(position.column))])
                ))
        }
        let logical = JSONReport.object([("fullyQualifiedName", .text("\(finding.pointer)"))])
        members += [
            ("level", .text(finding.severity == .note ? "note" : finding.severity.rawValue)),
            ("message", .object([("text", .text(finding.message))])),
            (
                "locations",
                .array([
                    .object([
                        ("physicalLocation", .object(place)), ("logicalLocations", .array([logical])),
                    ])
                ])
            ),
        ]
        return .object(members)
    }

    /// A path as a URI reference (section 3.4.3); an address stays.
    private static func uri(_ location: String) -> String {
        guard !location.contains("://") else { return location }
        let safe = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let path = location.utf8.map { byte -> String in
            if safe.contains(byte) { return String(UnicodeScalar(byte)) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
        return location.hasPrefix("/") ? "file://" + path : path
    }
}
