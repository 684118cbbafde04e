import Markup
import Testing

@testable import Pages

@Suite("Bodies that are rows of records or events")
struct RecordsTests {
    private func shown(_ type: String, _ body: [UInt8], _ choice: BodyChoice = BodyChoice()) -> String {
        var view = Fixture.exchange(type: type)
        if case .response(var response) = view.outcome {
            response.body = body
            view.outcome = .response(response)
        }
        view.choice = choice
        return view.body().description
    }

    private static let lines = Array(
        "{\"id\":1,\"tags\":[\"a\"]}\n\n{\"id\":2}\nno JSON\n{\"id\":30,\"tags\":[]}\n".utf8)

    @Test(
        "A path or pointer is applied to each record, and each value has its line",
        arguments: [
            ("$.id", ["Line 1, $[&#39;id&#39;]", "Line 3,", "Line 5,", "3 values."]),
            ("/id", ["3 values.", "Line 5,"]),
            ("$[?@.id > 5]", ["Nothing found."]), ("$.tags[*]", ["1 value.", "Line 1,"]), ("/none", ["Nothing found."]),
            ("$[", ["notice-warn"]), ("30", ["Line 5", "1 line."]),
        ])
    func filter(_ filter: String, _ parts: [String]) {
        let text = shown("application/x-ndjson", Self.lines, BodyChoice(filter: filter))
            .replacing("'", with: "&#39;")
        for part in parts {
            #expect(text.contains(part) || text.contains(part.replacing("&#39;", with: "")), "\(part)")
        }
    }

    @Test("A value leads to its record in the text")
    func place() {
        let text = shown("application/x-ndjson", Self.lines, BodyChoice(filter: "$[?@ == 30]"))
        #expect(text.contains("view=text&amp;from=40"))
    }

    @Test("V3: many records are walked a piece at a time, none twice and none left out")
    func walk() {
        let count = 120_000
        let body = Array((1...count).map { "{\"n\":\($0)}\r\n" }.joined().utf8)
        #expect(body.count > TableBody.windowSize)
        var walk = RecordWalk(BodyBytes(body))
        var number = 0
        while let record = walk.next() {
            number += 1
            guard record.line == number, record.bytes.elementsEqual("{\"n\":\(number)}".utf8),
                body[record.offset...].starts(with: record.bytes)
            else {
                Issue.record("line \(record.line) is not record \(number)")
                return
            }
        }
        #expect(number == count)
    }

    @Test("V3: a record longer than a piece, and nothing but blanks, come to an end")
    func long() {
        for body in [String(repeating: "x", count: 2_500_000), String(repeating: " ", count: 2_500_000), ""] {
            var walk = RecordWalk(BodyBytes(Array(body.utf8)))
            var count = 0
            while walk.next() != nil { count += 1 }
            #expect(count <= 3)
        }
    }

    @Test("Records behind separators may have lines of their own (RFC 7464)")
    func sequence() {
        let body = Array("\u{1E}{\n  \"id\": 1\n}\n\u{1E}{\"id\":2}\n".utf8)
        let page = RecordReader.page(of: BodyBytes(body), from: 0)
        #expect(page.columns == ["id"] && page.rows.count == 2)
        let text = shown("application/json-seq", body, BodyChoice(filter: "/id"))
        #expect(text.contains("2 values.") && text.contains("Line 1,") && text.contains("Line 4,"))
    }

    @Test(
        "Server-sent events are rows with event, id and data (WHATWG HTML §9.2.6)",
        arguments: [
            ("data: a\n\n", [[nil, nil, "a"]]),
            (": comment\r\nevent: tick\r\nid: 7\r\ndata:a\r\ndata: b\r\n\r\n", [["tick", "7", "a\nb"]]),
            ("data: 1\rid\r\revent: x\r\rdata\r\r", [[nil, "", "1"], [nil, nil, ""]]),
            ("\u{FEFF}data:  a: b\n\ndata: cut off", [[nil, nil, " a: b"]]), ("event: x\n\n", []),
            ("dataa: 1\n\nretry: 5\ndata: 2\n\n", [[nil, nil, "2"]]),
        ] as [(String, [[String?]])])
    func events(_ text: String, _ expected: [[String?]]) {
        let body = BodyBytes(Array(text.utf8))
        let page = EventReader.page(of: body, from: 0)
        let rows = page.rows.map { row -> [String?] in if case .cells(let cells) = row { cells } else { [] } }
        #expect(rows == expected)
        #expect(page.columns == ["event", "id", "data"])
        #expect(page.end == body.count)
    }

    @Test("V3: many events show a hundred at a time, and one larger than a piece still ends")
    func manyEvents() {
        let body = BodyBytes(Array(String(repeating: "data: x\n\n", count: 250).utf8))
        var (offset, counts): (Int, [Int]) = (0, [])
        while offset < body.count {
            let page = EventReader.page(of: body, from: offset)
            counts.append(page.rows.count)
            offset = page.end
        }
        #expect(counts == [100, 100, 50])
        let large = BodyBytes(Array(("data: 1\ndata: " + String(repeating: "y", count: 3_000_000)).utf8))
        offset = 0
        for _ in 0..<10 where offset < large.count { offset = EventReader.page(of: large, from: offset).end }
        #expect(offset == large.count)
        #expect(shown("text/event-stream; charset=utf-8", Array("event: <b>\ndata: 1\n\n".utf8)).contains("&lt;b&gt;"))
    }
}
