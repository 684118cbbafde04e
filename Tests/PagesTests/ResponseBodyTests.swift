import Execution
import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite struct ResponseBodyTests {
    private func view(
        _ type: String, _ body: [UInt8], _ choice: BodyChoice = BodyChoice(), findings: [ShownFinding]? = nil
    ) -> ExchangeView {
        var view = Fixture.exchange(type: type)
        if case .response(var response) = view.outcome {
            response.body = body
            view.outcome = .response(response)
        }
        view.choice = choice
        view.findings = findings
        return view
    }

    private func shown(_ type: String, _ body: String, _ choice: BodyChoice = BodyChoice()) -> String {
        view(type, Array(body.utf8), choice).body().description
    }

    @Test(
        "V1: what a browser could run, play or draw never stands in the page but as text or bytes",
        arguments: [
            ("text/html", "<script>x</script>"), ("image/svg+xml", "<svg onload='x'/>"),
            ("text/xml", "<a><script/></a>"),
            ("application/pdf", "%PDF-1.7 x"), ("video/mp4", "\0\0\0\u{18}ftypmp42"), ("audio/mpeg", "ID3\u{3}"),
            ("application/x-shockwave-flash", "FWS"), ("text/javascript", "alert(1)"), ("text/css", "a{}"),
            ("application/xhtml+xml", "<html/>"), ("multipart/mixed", "--a"), ("text/vcard", "BEGIN:VCARD"),
            ("application/wasm", "\0asm"), ("image/png", "<svg/>"), ("image/gif", "<html>"), ("text/plain", "<script>"),
            ("application/octet-stream", "\u{1}\u{2}\0"), ("message/rfc822", "From: a"), ("", "<iframe src=//x>"),
        ])
    func passive(_ type: String, _ body: String) throws {
        for choice in [BodyChoice()] + BodyView.allCases.map({ BodyChoice(view: $0) }) {
            let elements = try #require(Element.all(in: shown(type, body, choice)))
            let names = Set(elements.map(\.name))
            #expect(
                names.isDisjoint(with: ["script", "svg", "iframe", "object", "embed", "audio", "video", "img", "style"])
            )
            #expect(!elements.contains { $0.attributes.keys.contains { $0.hasPrefix("on") } })
        }
    }

    @Test(
        "V1: a raster image is known by its first bytes and stands in the page itself",
        arguments: [
            ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), ("image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0]),
            ("image/gif", Array("GIF89a".utf8)), ("image/webp", Array("RIFF\0\0\0\0WEBP".utf8)),
            ("application/octet-stream", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ] as [(String, [UInt8])])
    func images(_ type: String, _ body: [UInt8]) throws {
        let elements = try #require(Element.all(in: view(type, body).body().description))
        let image = try #require(elements.first { $0.name == "img" })
        #expect(image.attributes["src"]?.hasPrefix("data:image/") == true)
    }

    @Test(
        "what is neither text nor image is named and shows as bytes",
        arguments: [
            ("application/pdf", "%PDF-1.4", "PDF document"), ("video/mp4", "\0\0\0\u{18}ftypisom", "MP4 video"),
            ("application/json", "PK\u{3}\u{4}", "ZIP archive"), ("audio/mpeg", "ID3\u{3}", "MP3 audio"),
            ("audio/wav", "RIFF\0\0\0\0WAVE", "WAV audio"), ("audio/ogg", "OggS", "Ogg audio or video"),
            ("audio/flac", "fLaC", "FLAC audio"), ("audio/mp4", "\0\0\0\u{18}ftypM4A ", "MP4 audio"),
            ("video/quicktime", "\0\0\0\u{18}ftypqt  ", "QuickTime video"),
            ("video/x-msvideo", "RIFF\0\0\0\0AVI ", "AVI video"), ("text/plain", "%PDF-1.7", "PDF document"),
            ("application/x", "\u{1}\0\u{2}", "3 B of application/x"),
        ])
    func binary(_ type: String, _ body: String, _ words: String) {
        let text = shown(type, body)
        #expect(text.contains(words))
        #expect(text.contains("00000000  "))
    }

    @Test func `bytes stand with their offset, in hexadecimal and as ASCII`() {
        let rows = String(decoding: HexBody.rows(Array(0..<18)[...] + [0x41], 4_096), as: UTF8.self)
        #expect(
            rows == "00001000  00 01 02 03 04 05 06 07  08 09 0a 0b 0c 0d 0e 0f  ................\n"
                + "00001010  10 11 41                                          ..A\n")
    }

    /// A body of which a megabyte is here, and what was got of the rest for a choice.
    private func large(_ type: String, _ choice: BodyChoice, byte: UInt8 = 0x61) -> ExchangeView {
        let size = 3_000_000
        let row = [UInt8](repeating: byte, count: 99) + [0x0A]
        var all: [UInt8] = []
        for _ in 0..<30_000 { all += row }
        var view = view(type, Array(all.prefix(1_048_576)), choice)
        guard case .response(var response) = view.outcome else { return view }
        response.rest = size - response.body.count
        if let start = BodyWindow.start(of: choice, size: size) {
            response.window = BodyWindow(start: start, bytes: Array(all[start..<min(size, start + BodyWindow.size)]))
        } else {
            response.tail = Array(all.suffix(BodyWindow.tailSize))
        }
        view.outcome = .response(response)
        return view
    }

    @Test(
        "V4: a body on disk shows its beginning and its end, each part leads to the next, and any can be asked for",
        arguments: [
            ("application/json", BodyView?.none, UInt8(ascii: "a"), "65,500", "2,999,990"),
            ("text/csv", .table, UInt8(ascii: "a"), "65,500", "2,999,990"),
            ("application/octet-stream", nil, UInt8(1), "4,096", "2,999,984"),
        ])
    func onDisk(_ type: String, _ view: BodyView?, _ byte: UInt8, _ end: String, _ last: String) throws {
        let text = large(type, BodyChoice(view: view), byte: byte).body().description
        #expect(text.contains("Bytes 0 to \(end) of 3.0 MB"))
        #expect(text.contains("bytes 2,995,904 to 3,000,000"))
        #expect(!text.contains("type=\"search\""))
        let elements = try #require(Element.all(in: text))
        #expect(elements.contains { $0.attributes["name"] == "from" })
        let more = try #require(elements.first { $0.attributes["data-more"] != nil }?.attributes["href"])
        let from = try #require(more.split(separator: "from=").last?.split(separator: "#").first)
        let next = large(type, BodyChoice(view: view, from: String(from)), byte: byte).body().description
        #expect(next.contains("Bytes \(end) to "))
        let far = large(type, BodyChoice(view: view, from: "2999990"), byte: byte).body().description
        #expect(far.contains("Bytes \(last) to 3,000,000 of"))
    }

    @Test func `a finding in a record leads to its row`() throws {
        let findings = [ShownFinding("Too large.", pointer: "/1/n"), ShownFinding("Odd.", pointer: "/200")]
        let lines = Array("{\"n\":1}\n{\"n\":2}\n".utf8)
        let text = view("application/x-ndjson", lines, findings: findings).fragment().description
        let link = try #require(text.firstMatch(of: /href="#([^"]+)"[^>]*>\/1\/n, row 2</))
        #expect(text.contains("<tr id=\"\(link.1)\">") && !text.contains("/200, row"))
    }

    @Test func `a body on disk is not filtered, nor are its findings led to`() {
        let choice = BodyChoice(filter: "/a")
        let text = large("application/json", choice).fragment().description
        #expect(text.contains("Bytes 0 to 65,500 of") && !text.contains("line-marked"))
    }

    @Test(arguments: [
        (BodyEnding.stopped, "The call was stopped"), (.broken("The server hung up."), "The server hung up."),
    ])
    func `a body that did not come to its end says so`(_ ending: BodyEnding, _ words: String) {
        for body in [[], Array("data: 1\n\n".utf8)] {
            var view = view("text/event-stream", body)
            guard case .response(var response) = view.outcome else { return }
            response.ending = ending
            view.outcome = .response(response)
            #expect(view.body().description.contains(words))
        }
    }

    @Test func `V9: each finding in the body leads to the line of its value`() throws {
        let body = #"{"items":[{"id":"x"},{"id":12345678901234567890}]}"#
        let findings = [
            ShownFinding("Expected a string.", pointer: "/items/1/id"), ShownFinding("A header is missing."),
        ]
        let text = view("application/json", Array(body.utf8), findings: findings).fragment().description
        #expect(text.contains("href=\"#d-result-line-x1.7\">/items/1/id, line 7</a>"))
        #expect(text.contains("id=\"d-result-line-x1.7\""))
        #expect(text.contains(">12345678901234567890<"))
        #expect(text.contains("A header is missing."))
    }

    @Test func `two results on one page share no ids`() throws {
        let findings = [ShownFinding("Expected a string.", pointer: "/0")]
        let first = view("application/json", Array("[1]".utf8), findings: findings)
        var (second, third, fourth) = (first, first, first)
        second.id = "x2"
        // What is too large to be kept has no name of its own, and stands once for each operation.
        (third.id, fourth.id) = (nil, nil)
        fourth.operationID = "other"
        let elements = try [first, second, third, fourth].flatMap {
            try #require(Element.all(in: $0.fragment().description))
        }
        let ids = elements.compactMap { $0.attributes["id"] }
        #expect(ids.count == 8)
        #expect(Set(ids).count == ids.count)
    }

    @Test func `V3: a finding beyond what is shown leads to the part that has its line`() throws {
        let body = "[" + Array(repeating: "1", count: 5_000).joined(separator: ",") + "]"
        let findings = [ShownFinding("No.", pointer: "/4000")]
        let text = view("application/json", Array(body.utf8), findings: findings).fragment().description
        #expect(text.contains("href=\"/zoo/exchanges/x1?view=pretty&amp;at=%2F4000#d-result-line-x1.4002\""))
        #expect(!text.contains("id=\"d-result-line-x1.4002\""))
        let choice = BodyChoice(view: .pretty, at: "/4000")
        #expect(
            view("application/json", Array(body.utf8), choice).body().description.contains(
                "id=\"d-result-line-x1.4002\""))
    }

    @Test func `V3: ten megabytes show a part at a time, each leading to the next`() throws {
        let row = #"{"name":"Ada","tags":["a","b"],"n":1.10},"#
        let body = Array(("[" + String(repeating: row, count: 240_000) + "1]").utf8)
        var choice = BodyChoice()
        for _ in 0..<3 {
            let html = view("application/json", body, choice).body()
            #expect(html.count < 1_000_000)
            let elements = try #require(Element.all(in: html.description))
            let more = try #require(elements.first { $0.attributes["data-more"] != nil }?.attributes["href"])
            let from = try #require(more.split(separator: "from=").last?.split(separator: "#").first)
            choice.from = String(from)
        }
        let text = view("application/json", body, choice).body().description
        #expect(text.contains("data-line=\"3001\""))
    }

    @Test(
        "V3: deep, broken and endless JSON shows as it came",
        arguments: [
            String(repeating: "[", count: 200_000), "{\"a\":", "[1,2",
            String(repeating: "[", count: 129) + String(repeating: "]", count: 129),
        ])
    func raw(_ body: String) {
        let text = shown("application/json", body)
        #expect(text.contains("it shows as it came"))
        #expect(!text.contains("class=\"line\""))
        #expect(text.utf8.count < 500_000)
    }

    @Test(
        "V6: control and bidirectional characters are visible in every view of text",
        arguments: [
            ("text/plain", "a\u{1B}]0;x\u{202E}b"), ("text/csv", "a,\u{1B}[31m\u{202E}\n1,2"),
            ("application/xml", "<a>\u{202E}</a>"), ("application/x-ndjson", "{\"a\u{202E}\":\"\u{200B}\"}"),
        ])
    func visible(_ type: String, _ body: String) {
        for choice in [BodyChoice(), BodyChoice(view: .text), BodyChoice(view: .hex), BodyChoice(filter: "a")] {
            let text = shown(type, body, choice)
            #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{200B}" })
        }
    }

    @Test func `values between commas stand in columns`() throws {
        let text = shown(
            "text/csv; header=present", "name,\"note, long\"\r\nAda,\"says \"\"hi\"\"\"\r\nBo,\"two\nlines\"\r\n")
        for cell in [
            "<bdi>name</bdi>", "<bdi>note, long</bdi>", "<td>Ada</td>", "<td>says \"hi\"</td>", "<td>two\nlines</td>",
        ] {
            #expect(text.contains(cell), "\(cell)")
        }
    }

    @Test func `V3: a long table shows a hundred rows at a time`() throws {
        let body = "a\tb\n" + (1...450).map { "\($0)\tx" }.joined(separator: "\n")
        var choice = BodyChoice()
        var numbers: [String] = []
        for _ in 0..<10 {
            let text = shown("text/tab-separated-values", body, choice)
            let elements = try #require(Element.all(in: text))
            numbers += text.matches(of: #/<td>(\d+)<\/td>/#).map { String($0.output.1) }
            guard let more = elements.first(where: { $0.attributes["data-more"] != nil })?.attributes["href"] else {
                break
            }
            choice.from = more.split(separator: "from=").last?.split(separator: "#").first.map(String.init)
        }
        #expect(numbers == (1...450).map(String.init))
    }

    @Test func `records stand in the columns of their members, other lines whole`() {
        let text = shown("application/x-ndjson", "{\"a\":1.10,\"b\":\"x\"}\n\n{\"b\":[1, 2],\"c\":null}\nnone\n")
        for cell in [
            "<bdi>a</bdi>", "<bdi>c</bdi>", "<td>1.10</td>", "<td>x</td>", "<td>[1, 2]</td>", "<td>null</td>",
            "<td colspan=\"3\">none</td>",
        ] {
            #expect(text.contains(cell), "\(cell)")
        }
    }

    @Test(
        "a filter finds by JSON Pointer, JSONPath and words",
        arguments: [
            ("/a/0", "$['a'][0]", "1 value."), ("$..c", "$['a'][1]['c']", "1 value."), ("ADA", "$['name']", "1 value."),
            ("name", "$['name']", "1 value."), ("/x", "", "Nothing found."), ("$.a[?@ > 4]", "$['a'][0]", "1 value."),
        ])
    func filters(_ filter: String, _ path: String, _ words: String) {
        let text = shown("application/json", #"{"a":[5,{"c":"x"}],"name":"Ada"}"#, BodyChoice(filter: filter))
        #expect(text.contains(words))
        if !path.isEmpty { #expect(text.contains(path.replacing("'", with: "&#39;")) || text.contains(path)) }
    }

    @Test func `a wrong filter says what was expected`() {
        let text = shown("application/json", "{}", BodyChoice(filter: "$.a["))
        #expect(text.contains("at character 5"))
    }

    @Test func `words are found in the lines of a text`() {
        let text = shown("text/plain", "one\nTwo\nthree two", BodyChoice(filter: "two"))
        #expect(text.contains("2 lines.") && text.contains("Line 2") && text.contains("Line 3"))
    }

    @Test func `text in ISO 8859-1 shows as such`() {
        let text = view("text/plain; charset=ISO-8859-1", [0x63, 0x61, 0x66, 0xE9]).body().description
        #expect(text.contains("café"))
    }

    @Test(
        "whatever an address asks for, something is shown",
        arguments: [
            "", "-1", "99999999999999999999", "1.1", "5.2.oo", "0.1.aaaa", "%", "9.9", "9223372036854775807.1.",
            "9223372036854775807",
        ])
    func addresses(_ from: String) {
        let bodies = [
            ("application/json", "{\"a\":[1]}"), ("text/csv", "a,b\n1,2"), ("text/plain", "abc"),
            ("application/x-ndjson", "{}"), ("application/x", "\0\u{1}"),
        ]
        for (type, body) in bodies {
            for view in BodyView.allCases {
                #expect(shown(type, body, BodyChoice(view: view, from: from, at: from)).contains("Response body"))
                #expect(shown(type, body, BodyChoice(from: from, filter: "a")).contains("Response body"))
            }
        }
    }
}
