import OpenAPI
import Testing
import TokenDesk

@testable import Gate

@Suite("The rules of a gate")
struct GateRulesTests {
    let rules: GateRules

    init() async throws {
        rules = GateRules(of: try await GateDescription.document())
    }

    func value(_ path: String) -> String? {
        rules.match(method: "GET", path: path)?.values.first { $0.name == "id" }?.value
    }

    @Test("A request means the same whether it is asked for first or again, with its own values")
    func matches() throws {
        for _ in 0..<2 {
            for id in ["7", "8", "a%20b"] {
                let match = try #require(rules.match(method: "GET", path: "/vehicles/\(id)"))
                #expect(value("/vehicles/\(id)") == id.replacing("%20", with: " "))
                #expect(match.rule == OperationRule(of: match.operation))
            }
            #expect(rules.match(method: "PATCH", path: "/vehicles/7") == nil)
            #expect(rules.match(method: "GET", path: "/a/b/c") == nil)
        }
    }

    @Test("Many paths, and long ones, are understood as few and short ones (THREATS L6)")
    func bounds() {
        for number in 0..<3000 { #expect(value("/vehicles/\(number)") == "\(number)") }
        let long = String(repeating: "x", count: 1000)
        #expect(value("/vehicles/\(long)") == long)
    }

    @Test("HEAD is what GET is; tunnels and echoes are nothing, whatever is described (THREATS G4)")
    func methods() {
        let get = rules.match(method: "GET", path: "/vehicles")?.operation.id
        #expect(rules.match(method: "HEAD", path: "/vehicles")?.operation.id == get)
        #expect(rules.match(method: "TRACE", path: "/vehicles") == nil)
        #expect(rules.methods(at: "/vehicles") == ["GET", "POST", "HEAD"])
        #expect(rules.methods(at: "/nowhere/at/all").isEmpty)
    }

    @Test(
        "A base path has no slash at its end", arguments: [("", ""), ("/", ""), ("/v2", "/v2"), ("/v2/", "/v2")])
    func basePath(given: String, kept: String) {
        #expect(GateRules(of: rules.document, basePath: given).basePath == kept)
    }
}
