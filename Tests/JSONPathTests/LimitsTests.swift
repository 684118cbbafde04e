import SourceTree
import Testing

@testable import JSONPath

struct LimitsTests {
    private func select(_ query: String, in text: String, steps: Int = 100_000) throws -> JSONPath.Selection {
        let tree = try Tree.read(Array(text.utf8), format: .json, budget: .instance)
        var limits = JSONPath.Limits()
        limits.steps = steps
        limits.nodes = 1_000
        return try JSONPath(parsing: query).select(from: tree.root, limits: limits)
    }

    @Test(
        "V3: a query ends after so many steps, whatever it asks for",
        arguments: [
            "$..*..*..*..*", "$[?@[?@[?@[?@]]]]", "$..[*,*,*,*]..[*,*,*,*]", "$[::][::]", "$..[?count($..*) > 0]",
        ])
    func steps(_ query: String) throws {
        let row = "[" + Array(repeating: "[[[1]]]", count: 200).joined(separator: ",") + "]"
        let text = "[" + Array(repeating: row, count: 20).joined(separator: ",") + "]"
        let found = try select(query, in: text)
        #expect(!found.isComplete || found.nodes.count <= 1_000)
        #expect(found.nodes.count <= 1_000)
    }

    @Test func `V3: a query deeper than the limit is refused, not followed`() {
        for opening in ["(", "!(", "@[?", "length("] {
            let query = "$[?" + String(repeating: opening, count: 400)
            #expect(throws: JSONPathError.self) { try JSONPath(parsing: query) }
        }
        #expect(throws: JSONPathError.self) { try JSONPath(parsing: "$" + String(repeating: ".a", count: 2_000)) }
    }

    @Test func `V3: a regular expression that runs away tells that something was left out`() throws {
        let text = "[\"" + String(repeating: "a", count: 40) + "!\"]"
        let found = try select("$[?match(@, '(a*)*b')]", in: text)
        #expect(found.nodes.isEmpty)
    }

    @Test func `an error tells the character`() {
        do {
            _ = try JSONPath(parsing: "$.a[?@.b = 1]")
            Issue.record("expected an error")
        } catch {
            #expect(error.offset == 9)
        }
    }

    @Test func `whatever comes is read or refused`() {
        var seed: UInt64 = 7
        let pieces = [
            "$", "@", ".", "..", "[", "]", "?", "(", ")", "*", ",", ":", "'a'", "1", "-", "==", "&&", "!", "length(",
            "é", "\\",
        ]
        for _ in 0..<3_000 {
            var query = "$"
            for _ in 0..<12 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                query += pieces[Int(truncatingIfNeeded: seed >> 33) % pieces.count]
            }
            guard let path = try? JSONPath(parsing: query),
                let tree = try? Tree.read(Array(RFC9535Tests.nested.utf8), format: .json, budget: .instance)
            else { continue }
            _ = path.select(from: tree.root)
        }
    }
}
