import Execution
import Markup
import Testing

@testable import Pages

@Suite("The characters of a body")
struct BodyCharsetTests {
    private static func utf16(_ text: String, isBigEndian: Bool, mark: Bool) -> [UInt8] {
        let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
        return units.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isBigEndian ? [high, low] : [low, high]
        }
    }

    private func view(_ type: String, _ body: [UInt8], _ choice: BodyChoice = BodyChoice()) -> String {
        var view = Fixture.exchange(type: type)
        if case .response(var response) = view.outcome {
            response.body = body
            view.outcome = .response(response)
        }
        view.choice = choice
        return view.body().description
    }

    @Test(
        "UTF-16 is known by what the content type says and by its byte order mark",
        arguments: [
            ("text/plain; charset=utf-16", true, true), ("text/plain; charset=\"UTF-16\"", false, true),
            ("text/plain; charset=utf-16", true, false), ("text/plain; charset=utf-16", false, false),
            ("text/plain; charset=UTF-16LE", false, false), ("text/plain;x=y; charset=utf-16be", true, false),
            ("text/plain", true, true), ("text/plain", false, true), ("application/octet-stream", false, true),
            ("", true, true),
        ])
    func decoded(_ type: String, _ isBigEndian: Bool, _ hasMark: Bool) {
        let text = view(type, Self.utf16("Größe 🚋 1\nzwei", isBigEndian: isBigEndian, mark: hasMark))
        #expect(text.contains("Größe 🚋 1") && !text.contains("FEFF"))
    }

    @Test("JSON, XML and tables in UTF-16 have their own views, and Hex has the bytes as they came")
    func views() {
        let json = Self.utf16("{\"a\":[1,\"é\"]}", isBigEndian: false, mark: true)
        #expect(view("application/json", json).contains("data-line=\"3\""))
        #expect(view("application/json", json, BodyChoice(filter: "/a/1")).contains("1 value."))
        #expect(view("application/json", json, BodyChoice(view: .hex)).contains("ff fe 7b 00"))
        let csv = Self.utf16("id;x,name\n1,Ä", isBigEndian: true, mark: true)
        #expect(view("text/csv; charset=utf-16", csv).contains("<td>Ä</td>"))
        #expect(
            view("text/html; charset=utf-16", Self.utf16("<script>x", isBigEndian: true, mark: false)).contains("&lt;"))
    }

    @Test("What only begins as if it were UTF-16 is none")
    func others() {
        #expect(BodyCharset(contentType: "audio/mpeg", beginning: [0xFF, 0xFE, 0x01, 0x00, 0x03, 0x00]) == .utf8)
        #expect(BodyCharset(contentType: "", beginning: [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]) == .utf8)
        #expect(BodyCharset(contentType: "", beginning: [0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00]) == .utf8)
        #expect(BodyCharset(contentType: "text/plain; charset=latin1", beginning: []) == .latin1)
    }

    @Test("V3: a long text is decoded a piece at a time, and no character is cut")
    func pieces() {
        let body = Self.utf16(String(repeating: "🚋a", count: 900_000), isBigEndian: true, mark: false)
        var (from, parts): (String?, Int) = (nil, 0)
        let text = view("text/plain; charset=utf-16be", body, BodyChoice(from: from))
        #expect(text.contains("🚋a🚋") && !text.contains("U+FFFD") && !text.contains("\u{FFFD}"))
        #expect(!text.contains("Filter the body") && text.contains("Show more"))
        (from, parts) = ("65531", 1)
        let odd = view("text/plain; charset=utf-16be", body, BodyChoice(view: .text, from: from))
        #expect(odd.contains("a🚋a🚋") && parts == 1)
    }

    @Test("A lone surrogate and half a unit show as what is no character")
    func broken() {
        let utf16 = BodyCharset.utf16(isBigEndian: true)
        #expect(String(decoding: utf16.utf8(of: [0xD8, 0x00, 0x00, 0x61, 0x00]), as: UTF8.self) == "\u{FFFD}a")
        #expect(utf16.whole(ArraySlice([0x00, 0x61, 0xD8, 0x3D])).count == 2)
        #expect(BodyCharset.utf8.whole(Array("aé".utf8)[..<2]).count == 1)
    }
}
