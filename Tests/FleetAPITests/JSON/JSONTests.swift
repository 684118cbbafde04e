import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("JSON")
struct JSONTests {
    @Test(
        "What is read is written again, compactly (RFC 8259)",
        arguments: [
            (" { \"a\" : [ 1 , -2.5 , true , false , null , \"x\" ] } ", "{\"a\":[1,-2.5,true,false,null,\"x\"]}"),
            ("\"\\u00e9\\ud83d\\ude8b\\n\\\"\\\\\\/\"", "\"é🚋\\n\\\"\\\\/\""), ("1.0", "1"), ("1e3", "1000"),
            ("-0", "0"), ("[]", "[]"), ("{}", "{}"), ("9223372036854775807", "9223372036854775807"),
            ("\"\\u0001\"", "\"\\u0001\""), ("{\"b\":1,\"a\":2}", "{\"b\":1,\"a\":2}"),
        ])
    func roundTrip(source: String, expected: String) throws {
        #expect(JSONWriter.text(try JSONReader.read(Array(source.utf8))) == expected)
    }

    @Test(
        "What is no JSON is refused",
        arguments: [
            "", " ", "{", "}", "[1,]", "{\"a\":}", "{a:1}", "01", "1.", ".5", "1e", "+1", "--1", "'a'", "\"a", "\"\t\"",
            "\"\\x\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\\u12\"", "tru", "nulll", "1 2", "NaN",
        ])
    func refused(source: String) {
        #expect(throws: JSONReader.Failure.self) { try JSONReader.read(Array(source.utf8)) }
    }

    @Test("Bytes that are no UTF-8 are refused")
    func encoding() {
        #expect(throws: JSONReader.Failure.self) { try JSONReader.read([0x22, 0xFF, 0x22]) }
    }

    @Test("Depth is bounded (THREATS S13)")
    func depth() throws {
        let deep = { (levels: Int) in
            Array(
                (String(repeating: "[", count: levels)
                    + String(repeating: "]", count: levels)).utf8)
        }
        _ = try JSONReader.read(deep(JSONReader.maximumDepth))
        #expect(throws: JSONReader.Failure.self) { try JSONReader.read(deep(100_000)) }
    }

    @Test("Of members with one name the last one counts; numbers out of range stay numbers")
    func edges() throws {
        let value = try JSONReader.read(Array(#"{"a":1,"a":2,"b":1e999,"c":-1e999}"#.utf8))
        #expect(value["a"]?.integer == 2)
        #expect(value["b"]?.double == .greatestFiniteMagnitude)
        #expect(value["c"]?.double == -.greatestFiniteMagnitude)
    }

    @Test("A patch replaces members, takes out those with null, and leaves others alone (RFC 7396)")
    func mergePatch() throws {
        let value = try JSONReader.read(Array(#"{"a":1,"b":2,"c":3}"#.utf8))
        let patch = try JSONReader.read(Array(#"{"a":9,"b":null,"c":8,"d":7}"#.utf8))
        #expect(JSONWriter.text(value.merging(patch, members: ["a", "b", "d"])) == #"{"c":3,"a":9,"d":7}"#)
    }
}
