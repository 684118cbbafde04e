import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("CSV (RFC 4180)")
struct CSVReaderTests {
    @Test("Fields, quotes and lines are taken apart")
    func records() {
        var reader = CSVReader("a,b\r\n1,\"x, \"\"y\"\"\nz\"\n\n,\r\nlast,")
        var records: [CSVReader.Record] = []
        while let record = reader.next() { records.append(record) }
        #expect(records.map(\.fields) == [["a", "b"], ["1", "x, \"y\"\nz"], ["", ""], ["last", ""]])
        #expect(records.map(\.line) == [1, 2, 5, 6])
    }

    @Test("A quote that is left open is told")
    func openQuote() {
        var reader = CSVReader("a\n\"b")
        _ = reader.next()
        let record = reader.next()
        #expect(record?.isBroken == true)
        #expect(reader.next() == nil)
    }

    @Test("Every text ends", arguments: ["", "\n", "\r", "\r\r\n", "\"", "\"\"", ",", "a\rb", "\"a\"b,c"])
    func ends(text: String) {
        var reader = CSVReader(text)
        var count = 0
        while reader.next() != nil { count += 1 }
        #expect(count < 5)
    }
}

extension CSVReader.Record: Equatable {
    static func == (left: Self, right: Self) -> Bool { left.line == right.line && left.fields == right.fields }
}
