import NIOHTTP1
import Testing
import TokenDesk

@testable import Gate

@Suite("The field Authorization")
struct BearerFieldTests {
    static let token = "ptc_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf_3ae4Ot"

    static func read(_ values: [String]) throws(Refusal) -> BearerField {
        try BearerField(HTTPHeaders(values.map { ("Authorization", $0) }))
    }

    @Test("Bearer in any case, one blank, the token (THREATS G1)", arguments: ["Bearer", "bearer", "BEARER", "bEaReR"])
    func accepted(scheme: String) throws {
        #expect(try Self.read(["\(scheme) \(Self.token)"]) == APIToken(Self.token).map { .token($0) })
        #expect(try Self.read([]) == .absent)
    }

    @Test(
        "Anything that can be read in two ways is refused (THREATS G1)",
        arguments: [
            ["Bearer \(token)", "Bearer \(token)"], ["Bearer \(token)", "Basic eA=="], ["Bearer"], ["Bearer "],
            ["Bearer  \(token)"], ["Bearer\t\(token)"], ["Bearer \t\(token)"], ["Bearer \(token) "],
            ["Bearer \(token)\t"],
            ["Bearer \(token), Bearer \(token)"], ["Bearer \(token),"], ["Bearer \(token) x"], ["Bearer \"\(token)\""],
            ["Bearer token=\(token)"], ["Bearer,\(token)"], ["Bearer:\(token)"], ["Bearer\u{A0}\(token)"],
            ["Bearer \u{200B}\(token)"], ["Bearer \(token)\u{200B}"], ["\u{FEFF}Bearer \(token)"], [" Bearer \(token)"],
            [""],
            ["Bearer =="], ["Bearer a=b"], ["Bearer é"], ["Bearer \(token);"], ["(Bearer) x"], ["Bearer{\(token)}"],
        ])
    func refused(values: [String]) {
        let refusal = #expect(throws: Refusal.self) { try Self.read(values) }
        #expect(refusal?.status == 400)
        #expect(refusal?.fields.first?.value.contains("error=\"invalid_request\"") == true)
    }

    @Test(
        "Credentials that Portico cannot have issued are foreign, without any look-up (THREATS G1, G9, D10)",
        arguments: [
            "Basic dXNlcjpwYXNz", "Digest x=1", "Token \(token)", token, "Bearer abc", "Bearer eyJh.eyJz.c2ln",
            "Bearer \(String(token.dropLast()))u", "Bearer \(token)=", "Bearerx \(token)",
            "Bearer \(token.uppercased())",
        ])
    func foreign(value: String) throws {
        #expect(try Self.read([value]) == .foreign)
    }
}
