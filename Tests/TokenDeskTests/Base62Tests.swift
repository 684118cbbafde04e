import Testing

@testable import TokenDesk

@Suite("Base 62")
struct Base62Tests {
    @Test(
        "Numbers are written in digits, capitals, small letters, with zeros in front",
        arguments: [
            (0, 1, "0"), (9, 1, "9"), (10, 1, "A"), (35, 1, "Z"), (36, 1, "a"), (61, 1, "z"), (62, 2, "10"),
            (3_843, 4, "00zz"), (4_294_967_295, 6, "4gfFC3"),
        ] as [(UInt32, Int, String)])
    func spelling(number: UInt32, width: Int, text: String) {
        #expect(String(decoding: Base62.encode(number, width: width), as: UTF8.self) == text)
        #expect(Base62.number(Array(text.utf8)) == UInt128(number))
    }

    @Test("What is no digit, or above 128 bits, is no number", arguments: ["-", "é", " 1", "7n42DGM5Tflk9n8mt7Fhc8"])
    func refused(text: String) {
        #expect(Base62.number(Array(text.utf8)) == nil)
    }
}
