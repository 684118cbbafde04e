import ArgumentParser
import OpenAPI
import SourceTree
import Testing

@testable import portico

@Suite("What changes prints")
struct ChangesReportTests {
    static func report(_ old: String, _ new: String, breakingOnly: Bool = false) async throws -> ChangesReport {
        func read(_ paths: String, _ version: String) async throws -> Document {
            let text = #"{"openapi": "3.1.0", "info": {"title": "T*", "version": "\#(version)"}, "paths": {\#(paths)}}"#
            return try await DocumentReader(source: NoSource()).read("api.json", bytes: Array(text.utf8))
        }
        let (before, after) = (try await read(old, "1"), try await read(new, "2"))
        return ChangesReport(
            old: .init(location: "old.json", document: before), new: .init(location: "new.json", document: after),
            changes: Changes(from: before, to: after), breakingOnly: breakingOnly)
    }

    @Test("JSON has counts, and groups by operation with kind, level, message and both places")
    func json() async throws {
        let report = try await Self.report(
            #""/a": {"get": {}}, "/b": {"get": {}}"#, #""/a": {"get": {"deprecated": true}}"#)
        let root = try Tree.read(Array(report.json.utf8), format: .json).root
        #expect(root["counts"]?["breaking"]?.integer == 1)
        #expect(root["groups"]?.count == 2)
        let change = try #require(root["groups"]?[0]?["changes"]?[0])
        #expect(change["kind"]?.string == "operation-deprecated")
        #expect(change["old"]?["pointer"]?.string == "/paths/~1a/get")
        #expect(change["new"]?["line"]?.integer == 1)
        #expect(root["groups"]?[1]?["operation"]?["path"]?.string == "/b")
    }

    @Test("Breaking changes alone leave the others out, and the counts are whole")
    func breakingOnly() async throws {
        let report = try await Self.report(
            #""/a": {"get": {}}, "/b": {"get": {}}"#, #""/a": {"get": {"deprecated": true}}"#, breakingOnly: true)
        let root = try Tree.read(Array(report.json.utf8), format: .json).root
        #expect(root["groups"]?.count == 1)
        #expect(root["counts"]?["compatible"]?.integer == 1)
        #expect(!report.text.contains("operation-deprecated"))
    }

    @Test("The exit code knows breaking changes, and with warning those that may be")
    func thresholds() async throws {
        let broken = try await Self.report(#""/a": {"get": {}}"#, "")
        #expect(broken.reaches(.breaking) && broken.reaches(.warning))
        let doubtful = try await Self.report(
            #""/a": {"get": {"operationId": "x"}}"#, #""/a": {"get": {"operationId": "y"}}"#)
        #expect(!doubtful.reaches(.breaking) && doubtful.reaches(.warning))
        let fine = try await Self.report("", #""/a": {"get": {}}"#)
        #expect(!fine.reaches(.warning))
    }

    @Test("V6: text of a description can neither steer the terminal nor become markup of the Markdown")
    func hostile() async throws {
        let report = try await Self.report(#""/a\u001b[2J<img>*b*": {"get": {}}"#, "")
        #expect(!report.text.contains("\u{1B}"))
        #expect(!report.markdown.contains("\u{1B}"))
        #expect(!report.markdown.contains("<img>") || report.markdown.contains("\\<img"))
        #expect(report.markdown.contains("\\*b\\*"))
    }
}
