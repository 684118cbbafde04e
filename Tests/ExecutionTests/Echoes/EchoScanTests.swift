import Egress
import Foundation
import HTTPTypes
import Testing

@testable import Execution

@Suite("Credentials that an answer repeats (THREATS A1, V7)")
struct EchoScanTests {
    /// What is seen of a body that comes in pieces, and the ranges that are hidden.
    private func seen(_ pieces: [String], _ texts: Set<String>) -> (text: String, ranges: [Range<Int>]) {
        var scan = EchoScan(EchoNeedle.list(of: texts))
        var bytes: [UInt8] = []
        for piece in pieces { bytes += scan.take(Array(piece.utf8)) }
        bytes += scan.rest()
        return (String(decoding: bytes, as: UTF8.self), scan.places.ranges)
    }

    @Test(
        "They are found wherever the pieces of the body end",
        arguments: [
            ("a secret-1 b", "a ******** b", [2..<10]), ("secret-1secret-1", "****************", [0..<16]),
            ("ssecret-1", "s********", [1..<9]), ("secret-secret-1", "secret-********", [7..<15]),
            ("secret-", "secret-", []), ("", "", []), ("Secret-1", "Secret-1", []),
        ])
    func pieces(_ text: String, _ shown: String, _ ranges: [Range<Int>]) {
        for pieces in [[text], text.map(String.init), ["", String(text.prefix(4)), String(text.dropFirst(4)), ""]] {
            let found = seen(pieces, ["secret-1"])
            #expect(found.text == shown && found.ranges == ranges)
        }
    }

    @Test("Places that overlap are one, of the same text and of several")
    func overlap() {
        #expect(seen(["xabababababx"], ["abababab"]).ranges == [1..<11])
        #expect(seen(["xabcdefghijx"], ["abcdefgh", "cdefghij", "fghij"]).ranges == [1..<11])
        #expect(seen(["abababac"], ["ababac"]).ranges == [2..<8])
    }

    @Test("What cannot be the beginning of one is seen at once")
    func live() {
        var scan = EchoScan(EchoNeedle.list(of: ["secret-1"]))
        #expect(scan.take(Array("data: 1\n\n".utf8)) == Array("data: 1\n\n".utf8))
        #expect(scan.take(Array("data: sec".utf8)) == Array("data: ".utf8))
        #expect(scan.take(Array("ond\n\n".utf8)) == Array("second\n\n".utf8))
        #expect(scan.rest().isEmpty)
        var none = EchoScan([])
        #expect(none.take([1, 2]) == [1, 2] && none.rest().isEmpty)
    }

    @Test("Beyond a thousand places all the rest is hidden")
    func many() {
        let found = seen([String(repeating: "secret-1.", count: 1_500), " end"], ["secret-1"])
        #expect(found.ranges.count == 1_000)
        #expect(found.text.hasPrefix("********.********.") && found.text.hasSuffix("*****"))
        #expect(found.text.utf8.count == 13_504)
    }

    @Test("A body of nothing but one text is one place", arguments: [1, 7, 4_096])
    func endless(_ piece: Int) {
        let body = String(repeating: "aaaa-aaaa-", count: 5_000)
        let pieces = stride(from: 0, to: body.count, by: piece).map { String(body.dropFirst($0).prefix(piece)) }
        let found = seen(pieces, ["aaaa-aaaa-"])
        #expect(found.ranges == [0..<50_000] && found.text.allSatisfy { $0 == "*" })
    }

    private func request() throws -> OutboundRequest {
        var request = OutboundRequest(
            method: .get, origin: try Origin(parsing: "https://api.example"), path: "/",
            query: [QueryPiece(name: "key", secret: Secret("q/secret+1")), QueryPiece(encoded: "plain=visible-value")],
            fields: [
                Field(name: "Authorization", prefix: "Basic ", secret: Secret("YWRhOmxvdmVsYWNlLTE4MTU=")),
                Field(name: "X-Key", secret: Secret("short")), Field(name: "Accept", value: "application/json"),
            ])
        request.cookies = [Field(name: "id", secret: Secret("cookie-secret"))]
        return request
    }

    @Test("They are looked for as sent, as the password that Basic hides, in JSON and in URLs; short ones are not")
    func spellings() throws {
        let texts = try request().echoes(and: [Secret("from a value")])
        for text in [
            "YWRhOmxvdmVsYWNlLTE4MTU=", "YWRhOmxvdmVsYWNlLTE4MTU%3D", "lovelace-1815", "q/secret+1", "q\\/secret+1",
            "q%2Fsecret%2B1", "q/secret\\u002B1", "q/secret\\u002b1", "cookie-secret", "from a value",
        ] {
            #expect(texts.contains(text), "\(text)")
        }
        for text in ["short", "visible-value", "application/json", "Basic ", ""] { #expect(!texts.contains(text)) }
    }

    @Test("An exchange is shown without them and keeps the bytes; so is one that was read from the store")
    func exchange() async throws {
        let body = Array(#"{"auth":"Basic YWRhOmxvdmVsYWNlLTE4MTU=","n":1}"#.utf8)
        let fields = [WireField(name: "X-Echo", value: "ada lovelace-1815"), WireField(name: "X", value: "1")]
        var exchange = Exchange(
            id: "1", operation: "list", request: try request(), startedAt: .now,
            outcome: .response(ExchangeResponse(status: 200, fields: fields, body: body)))
        #expect(exchange.echoes.isEmpty && exchange.veiled() == exchange)
        exchange.echoes = Echoes(
            of: EchoNeedle.list(of: try request().echoes()), in: exchange.response, body: nil)
        let read = try #require(Exchange(payload: exchange.payload(), body: body))
        for exchange in [exchange, read] {
            #expect(exchange.response?.body == body)
            let veiled = try #require(exchange.veiled().response)
            #expect(
                String(decoding: veiled.body, as: UTF8.self)
                    == #"{"auth":"Basic ************************","n":1}"#)
            #expect(veiled.fields.map(\.value) == ["ada *************", "1"])
        }
        #expect(!String(decoding: exchange.payload(), as: UTF8.self).contains("YWRhOmxvdmVsYWNl"))
    }

    @Test(
        "V7: A secret that comes back as a number leaves JSON as long as it was",
        arguments: [
            (#"{"pin":12345678,"n":1}"#, #"{"pin":"******","n":1}"#),
            (#"[-12345678.5e3, "12345678"]"#, #"["***********", "********"]"#),
            (#"{"a":"\\","n":12345678}"#, #"{"a":"\\","n":"******"}"#),
            (#"{"a":"say \"hi: 12345678, 2"}"#, #"{"a":"say \"hi: ********, 2"}"#),
            (#"[1"#, #"[1"#), ("12345678", #""******""#),
        ])
    func numbers(_ body: String, _ shown: String) {
        let echoes = { (type: String) in
            let response = ExchangeResponse(
                status: 200, fields: [WireField(name: "Content-Type", value: type)], body: Array(body.utf8))
            return Echoes(of: EchoNeedle.list(of: ["12345678"]), in: response, body: nil).veiling(response).body
        }
        #expect(String(decoding: echoes("application/json"), as: UTF8.self) == shown)
        #expect(echoes("text/plain") == Array(body.replacing("12345678", with: "********").utf8))
    }
}
