import CByteMasks
import TestSupport
import Testing

@testable import SourceTree

@Suite("The fast path for JSON")
struct JSONFastPathTests {
    /// What a way of reading made of a text, to be compared byte by byte.
    struct Outcome: Equatable {
        let records: [UInt8]
        let tables: [UInt32]
        let tableStarts: [UInt32: UInt32]
        let duplicates: [Int]

        init(_ writer: ArenaWriter) {
            records = writer.arena.records.withUnsafeBytes { Array($0) }
            tables = writer.arena.tables
            tableStarts = writer.arena.tableStarts
            duplicates = writer.duplicates
        }
    }

    @Test("takes what the reader that goes byte by byte takes, with the same result, for random text", arguments: 0..<8)
    func randomText(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed) &+ 77)
        var taken = 0
        for _ in 0..<1200 {
            var text = RandomJSON(generator: generator)
            var bytes = text.text()
            generator = text.generator
            if Bool.random(using: &generator) {
                for _ in 0...Int.random(in: 0..<3, using: &generator) { mutate(&bytes, &generator) }
            }
            if compare(bytes) { taken += 1 }
        }
        #expect((400..<1200).contains(taken))
    }

    @Test("takes the same of pieces in any order", arguments: 0..<4)
    func pieces(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed))
        for _ in 0..<2000 {
            let count = Int.random(in: 1..<14, using: &generator)
            let bytes = (0..<count).flatMap { _ in RandomJSON.pieces.randomElement(using: &generator) ?? [] }
            compare(bytes)
            compare(Array("[".utf8) + bytes + Array("]".utf8))
            compare(Array("{\"a\":".utf8) + bytes + Array("}".utf8))
        }
    }

    @Test(
        "does not mind where the blocks of 64 bytes end",
        arguments: [
            #"{"k":"v"}"#, #"["\"",1]"#, #"["\\",1]"#, #"["\\\\\\",2]"#, #"["\\\\\\\"",2]"#,
            #"{"\u00e9":-1.5e+3,"b":[true,null]}"#,
            #"["\ud83d\ude00"]"#, #"["😀é€"]"#, #"{"a" : {"b" :[ ] } , "c":"" }"#, #"["a\"#, #"["a\""#, #"["a" "b"]"#,
            #"["a"1]"#,
            #"[truefalse]"#, #"[1"a"]"#, #"{"a":1:2}"#, #"{"a":"b":"c":1}"#, #"{"a","b"}"#, #"[1 2]"#, #"[1,]"#,
            #"{"a":1,}"#, #"[]]"#, #"[[]"#,
            #"["\ud83d \ude00"]"#, #"[\"a"]"#, #"["a"\,1]"#, "[\"\u{1F}\"]", #"true"#, #""a""#, #"-0.0e0"#, #"tru"#,
            #"{"a":}"#, #"1,1"#, #"{}{}"#,
        ])
    func blockBoundaries(text: String) {
        let text = Array(text.utf8)
        for padding in 0...130 {
            let spaces = [UInt8](repeating: 0x20, count: padding)
            compare(spaces + text)
            compare(text + spaces)
            // The same inside of a string and inside of an array.
            compare(Array("[\"".utf8) + spaces + Array("\",".utf8) + text + Array("]".utf8))
            compare(Array("[\"".utf8) + spaces + text)
        }
    }

    @Test(
        "refuses broken UTF-8 wherever the text ends (THREATS S2)",
        arguments: [62, 63, 64, 65, 127, 128, 2047, 2048, 4096])
    func brokenEnds(length: Int) {
        for tail in [[0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0x80], [0xC3, 0xA9], [0xF0, 0x9F, 0x98, 0x80]]
            as [[UInt8]]
        {
            for cut in 0...4 where length > tail.count + cut + 2 {
                let front = Array("[\"".utf8) + [UInt8](repeating: 0x78, count: length - tail.count - cut - 2)
                compare(front + tail)
                compare(front + tail + Array("\"]".utf8))
                compare(front + tail + Array("x\"]".utf8))
            }
        }
    }

    @Test("finds keys twice and large objects (THREATS S18)", arguments: [1, 2, 15, 16, 17, 18, 63, 64, 300])
    func keys(members: Int) throws {
        for repeated in [nil, 0, members / 2, members - 1] as [Int?] {
            var keys = (0..<members).map { "\"key\($0)\"" }
            if let repeated { keys.append("\"\\u006bey\(repeated)\"") }
            let object = "{" + keys.map { $0 + ":{\"a\":1}" }.joined(separator: ", ") + "}"
            let bytes = Array("[\(object), \(object)]".utf8)
            #expect(compare(bytes))
            #expect(read(bytes, ByteMasks.ways[0])?.duplicates.count == (repeated == nil ? 0 : 2))
        }
    }

    @Test("takes text that is nothing but places, and ends at the budgets (THREATS S1, S4)")
    func dense() {
        for text in [
            "[" + String(repeating: "1,", count: 50_000) + "1]", "[" + String(repeating: "[],", count: 50_000) + "1]",
        ] {
            #expect(compare(Array(text.utf8)))
        }
        for depth in [127, 128, 129] {
            let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            #expect(compare(Array(nested.utf8)) == (depth <= 128))
        }
        var budget = Budget.operatorDescription
        for nodes in 0..<12 {
            budget.nodes = nodes
            compare(Array("{\"a\":[1,2,{\"b\":\"c\"}],\"d\":true}".utf8), budget: budget)
        }
        for length in 0..<6 {
            budget = .operatorDescription
            budget.keyLength = length
            budget.stringLength = length
            for text in ["{\"abcd\":1}", "{\"/abcdefg\":1}", "[\"abcd\"]", "{\"\":\"\"}"] {
                compare(Array(text.utf8), budget: budget)
            }
        }
    }

    @Test("reads whatever the corpus holds as the other reader does", .enabled(if: Corpus.isPresent))
    func corpus() throws {
        for path in ["specs/github/api.github.com-3.0.json", "specs/github/api.github.com-3.1-derived.json"] {
            #expect(compare(try Corpus.bytes(path)))
        }
    }

    /// Compares all ways of this processor with the reader that goes byte by byte; true when the text was taken.
    @discardableResult
    private func compare(_ bytes: [UInt8], budget: Budget = .operatorDescription) -> Bool {
        let expected = reference(bytes, budget).map(Outcome.init)
        for way in ByteMasks.ways {
            let found = read(bytes, way, budget).map(Outcome.init)
            #expect(found == expected, "\(String(decoding: bytes.prefix(300), as: UTF8.self))")
        }
        return expected != nil
    }

    private func read(
        _ bytes: [UInt8], _ way: portico_byte_mask_functions, _ budget: Budget = .operatorDescription
    ) -> ArenaWriter? {
        let text = LineMap(bytes: bytes)
        return text.bytes.withUnsafeBufferPointer {
            JSONFastPath.read($0, start: 0, text: text, budget: budget, way: way)
        }
    }

    private func reference(_ bytes: [UInt8], _ budget: Budget) -> ArenaWriter? {
        let text = LineMap(bytes: bytes)
        return text.bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress, UTF8Check(bytes).brokenOffset == nil else { return nil }
            var reader = JSONReader(bytes, base: base, start: 0, text: text, budget: budget)
            do { try reader.read() } catch { return nil }
            return reader.writer
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        let end = min(bytes.count, place + Int.random(in: 0..<4, using: &generator))
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator) }
        case 2: bytes.removeSubrange(place...)
        default: bytes.insert(contentsOf: RandomJSON.pieces.randomElement(using: &generator) ?? [], at: place)
        }
    }
}
