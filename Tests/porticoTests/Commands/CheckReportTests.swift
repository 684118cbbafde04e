import ArgumentParser
import OpenAPI
import SourceTree
import Testing

@testable import portico

@Suite("What check prints")
struct CheckReportTests {
    static let finding = Diagnostic(
        .error, rule: "wrong-type", message: "expected text", location: "a b/o.yaml",
        position: Position(line: 3, column: 7),
        pointer: JSONPointer(tokens: ["info", "title"]))

    static func json(_ text: String) throws -> Node { try Tree.read(Array(text.utf8), format: .json).root }

    @Test("A SARIF log has a run with the tool, every rule and each finding's place (SARIF 2.1.0)")
    func sarif() throws {
        let warning = Diagnostic(.warning, rule: "unreadable", message: "m", location: "/x/o.yaml")
        let log = try Self.json(SARIFReport(diagnostics: [Self.finding, warning]).text)
        #expect(log["version"]?.string == "2.1.0")
        let run = try #require(log["runs"]?[0])
        let rules = try #require(run["tool"]?["driver"]?["rules"])
        #expect(run["tool"]?["driver"]?["name"]?.string == "Portico")
        #expect(rules.count == Rule.allCases.count)
        #expect(Set(rules.elements.compactMap { $0["id"]?.string }).count == rules.count)
        let result = try #require(run["results"]?[0])
        let index = try #require(result["ruleIndex"]?.integer)
        #expect(rules[index]?["id"]?.string == result["ruleId"]?.string)
        #expect(result["level"]?.string == "error")
        #expect(result["message"]?["text"]?.string == "expected text")
        let place = try #require(result["locations"]?[0])
        #expect(place["physicalLocation"]?["artifactLocation"]?["uri"]?.string == "a%20b/o.yaml")
        #expect(place["physicalLocation"]?["region"]?["startLine"]?.integer == 3)
        #expect(place["physicalLocation"]?["region"]?["startColumn"]?.integer == 7)
        #expect(place["logicalLocations"]?[0]?["fullyQualifiedName"]?.string == "/info/title")
        let other = try #require(run["results"]?[1])
        #expect(other["ruleIndex"] == nil)
        #expect(other["locations"]?[0]?["physicalLocation"]?["region"] == nil)
        #expect(other["locations"]?[0]?["physicalLocation"]?["artifactLocation"]?["uri"]?.string == "file:///x/o.yaml")
    }

    @Test("Findings that are not told are counted")
    func untold() throws {
        let report = DiagnosticReport(
            location: "o.yaml", diagnostics: [Self.finding], untold: [.error: 2, .warning: 5], operations: 1)
        #expect(report.text.contains("and 7 more findings"))
        #expect(report.text.contains("1 operation, 3 errors, 5 warnings"))
        let json = try Self.json(report.json)
        #expect(json["errors"]?.integer == 3)
        #expect(json["untold"]?.integer == 7)
    }

    @Test("Options set rules in order, over those of the settings file")
    func options() throws {
        var options = try RuleOptions.parse(["--rule", "all=off", "--rule", "wrong-type=warning"])
        let levels = try options.levels(over: RuleLevels([.wrongType: .off]))
        #expect(levels[.wrongType] == .warning)
        #expect(levels[.missingField] == .off)
        for wrong in ["wrong-type", "wrong-type=loud", "no-such-rule=off", "=off"] {
            options.rule = [wrong]
            #expect(throws: UsageError.self) { try options.levels(over: .standard) }
        }
    }

    @Test("A settings file sets rules; one that does not exist is an error with its place")
    func settings() throws {
        let text = "rules:\n  unused-component: off\n  undeclared-tag: error\n"
        let file = try SettingsFile(text: Array(text.utf8), path: "s.yaml")
        #expect(file.rules == RuleLevels([.unusedComponent: .off, .undeclaredTag: .error]))
        #expect(throws: UsageError.self) {
            try SettingsFile(text: Array("rules: {no-such-rule: off}".utf8), path: "s.yaml")
        }
    }

    @Test("The list of rules names each with its level")
    func list() throws {
        let report = RuleReport(levels: RuleLevels([.unusedTag: .error]))
        #expect(report.text.split(separator: "\n").count == Rule.allCases.count)
        let rule = try #require(try Self.json(report.json).elements.first { $0["name"]?.string == "unused-tag" })
        #expect(rule["level"]?.string == "error")
        #expect(rule["default"]?.string == "off")
    }
}
