import Testing

@testable import Markup

struct MarkupBytesTests {
    private func bytes(_ text: String, capacity: Int = 0) -> MarkupBytes {
        var bytes = MarkupBytes(capacity: capacity)
        bytes.append(contentsOf: text.utf8)
        return bytes
    }

    private func text(_ bytes: MarkupBytes) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `what is written into a copy does not show in the other`() {
        let one = bytes("one", capacity: 100)
        var two = one
        two.append(contentsOf: " and two".utf8)
        var three = one
        three.insert(UInt8(ascii: "!"), at: 0)
        #expect(text(one) == "one")
        #expect(text(two) == "one and two")
        #expect(text(three) == "!one")
    }

    @Test func `it grows beyond any room it was given`() {
        let piece = String(repeating: "0123456789", count: 7)
        var all = bytes("", capacity: 1)
        for _ in 0..<1_000 { all.append(contentsOf: bytes(piece)) }
        #expect(all.count == 70_000)
        #expect(text(all) == String(repeating: piece, count: 1_000))
    }

    @Test func `room that is not used does not count`() {
        var all = bytes("a")
        all.append(upTo: 500) { place in
            place[0] = UInt8(ascii: "b")
            return 1
        }
        #expect(text(all) == "ab")
        #expect(all.last == UInt8(ascii: "b"))
        #expect(all.byte(at: 2) == nil)
        #expect(all.byte(at: -1) == nil)
    }

    @Test func `equal bytes are equal, however much room there is`() {
        #expect(bytes("a", capacity: 1) == bytes("a", capacity: 10_000))
        #expect(bytes("a") != bytes("b"))
        #expect(Set([bytes("a"), bytes("a", capacity: 99), bytes("")]).count == 2)
        #expect(bytes("").isEmpty)
    }

    @Test(arguments: [0x00, 0x0D, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x60] as [UInt8])
    func `a byte that must be escaped is found wherever it stands`(byte: UInt8) {
        for length in 1..<50 {
            for place in 0..<length {
                var text = [UInt8](repeating: UInt8(ascii: "a"), count: length)
                text[place] = byte
                text.withUnsafeBufferPointer { text in
                    #expect(EscapeTable(.attribute).firstEscaped(in: text, from: 0) == place)
                    #expect(EscapeTable(.attribute).firstEscaped(in: text, from: place) == place)
                    #expect(EscapeTable(.attribute).firstEscaped(in: text, from: place + 1) == nil)
                }
            }
        }
    }

    @Test func `no other byte is escaped`() {
        let plain = (0...UInt8.max).filter { ![0x00, 0x0D, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x60].contains($0) }
        plain.withUnsafeBufferPointer { #expect(EscapeTable(.attribute).firstEscaped(in: $0, from: 0) == nil) }
        let quotes = Array("\"'`".utf8) + plain
        quotes.withUnsafeBufferPointer { #expect(EscapeTable(.text).firstEscaped(in: $0, from: 0) == nil) }
    }
}
