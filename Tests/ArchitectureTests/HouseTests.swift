import Foundation
import TestSupport
import Testing

@Suite("The house")
struct HouseTests {
    static let sources = Repository.files(below: "Sources", extension: "swift")

    @Test("Every import points downwards and every package is one of the target's own")
    func imports() throws {
        #expect(!Self.sources.isEmpty)
        for path in Self.sources {
            let target = String(path.split(separator: "/")[1])
            for module in ImportRule.modules(importedBy: try Repository.text(of: path)) {
                let violation = ImportRule.violation(importing: module, in: target)
                #expect(violation == nil, "\(path): \(violation ?? "")")
            }
        }
    }

    @Test("The import rule refuses an arrow up, an arrow sideways and a foreign package")
    func importRule() {
        #expect(ImportRule.violation(importing: "Site", in: "Pages") != nil)
        #expect(ImportRule.violation(importing: "Storage", in: "Pages") != nil)
        #expect(ImportRule.violation(importing: "GRDB", in: "Pages") != nil)
        #expect(ImportRule.violation(importing: "Markup", in: "Pages") == nil)
        #expect(ImportRule.modules(importedBy: "@testable public import struct Pages.Frame\nlet x = 1") == ["Pages"])
    }

    @Test("A source file ends before 300 lines, tables of constants excepted")
    func fileSizes() throws {
        for path in Self.sources {
            let text = try Repository.text(of: path)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
            #expect(lines <= 300 || text.hasPrefix("// A table of constants"), "\(path) has \(lines) lines")
        }
    }

    @Test("No file is named after a drawer")
    func names() {
        let banned = ["Manager", "Helper", "Helpers", "Util", "Utils", "Impl", "Handler"]
        for path in Self.sources {
            let stem = path.split(separator: "/").last.map { $0.dropLast(".swift".count) } ?? ""
            #expect(!banned.contains { stem.hasSuffix($0) }, "\(path)")
            #expect(!path.contains("/Utils/") && !path.contains("/Helpers/"), "\(path)")
        }
    }

    @Test(
        "Nothing traps on purpose without a comment that says why (THREATS S13)",
        arguments: ["try!", "as!", "fatalError(", "preconditionFailure("])
    func traps(construct: String) throws {
        for path in Self.sources {
            for line in try Repository.text(of: path).split(separator: "\n") where line.contains(construct) {
                #expect(line.contains("//"), "\(path): \(line)")
            }
        }
    }

    @Test("Only Egress opens an HTTP client (THREATS P, section 5.5)")
    func oneDoor() throws {
        for path in Self.sources where !path.hasPrefix("Sources/Egress/") {
            let text = try Repository.text(of: path)
            if path.hasPrefix("Sources/Execution/Samples/") {
                // Samples name clients without being able to use one.
                #expect(!text.contains("import Foundation\n"), "\(path)")
                continue
            }
            #expect(!text.contains("HTTPClient("), "\(path)")
            #expect(!text.contains("URLSession"), "\(path)")
        }
    }

    @Test("The top level holds what the house names and nothing else")
    func topLevel() throws {
        let allowed: Set = [
            "Package.swift", "Sources", "Tests", "Resources", "openapi", "README.md", "Makefile", "Package.resolved",
        ]
        let found = try FileManager.default.contentsOfDirectory(atPath: Repository.folder.path)
        for name in found where !name.hasPrefix(".") { #expect(allowed.contains(name), "\(name)") }
    }

    @Test("In CI the corpus is there")
    func corpus() {
        let inCI = ProcessInfo.processInfo.environment["CI"] == "true"
        #expect(
            !inCI || Corpus.isPresent, "set PORTICO_CORPUS or lay the corpus beside the package as ../shared/corpus")
    }
}
