import OpenAPI
import Testing

@testable import Gate

@Suite("Rule book")
struct RuleBookTests {
    @Test("A request means the same whether it is asked for first or again, with its own values")
    func entries() async throws {
        let document = try await GateDescription.document()
        let book = RuleBook(document)
        for _ in 0..<2 {
            for id in ["7", "8", "a%20b"] {
                let entry = try #require(book.entry(method: "GET", path: "/vehicles/\(id)"))
                #expect(entry.match.value(named: "id") == id.replacing("%20", with: " "))
                #expect(entry.rule == AccessRule(of: entry.match.operation))
            }
            #expect(book.entry(method: "PATCH", path: "/vehicles/7") == nil)
            #expect(book.entry(method: "GET", path: "/a/b/c") == nil)
        }
    }

    @Test("Many paths, and long ones, are understood as few and short ones")
    func bounds() async throws {
        let book = RuleBook(try await GateDescription.document())
        for number in 0..<3000 {
            #expect(book.entry(method: "GET", path: "/vehicles/\(number)")?.match.value(named: "id") == "\(number)")
        }
        let long = String(repeating: "x", count: 1000)
        #expect(book.entry(method: "GET", path: "/vehicles/\(long)")?.match.value(named: "id") == long)
    }
}
