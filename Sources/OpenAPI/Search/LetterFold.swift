/// How letters compare in a search: without case and without marks, so that `Über`, `ÜBER` and `uber` are one word.
enum LetterFold {
    /// The plain letters of U+00C0–U+024F; a dot where there is none.
    private static let latin = Array(
        """
        aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllll.\
        .llnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
        ................................oo.............uu...............\
        .............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa....\
        aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
        ................
        """.utf8)

    /// The plain letters of U+1E00–U+1EFF.
    private static let additional = Array(
        """
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
        mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
        wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
        eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
        """.utf8)

    private static let others: [UInt32: String] = [
        0xC6: "ae", 0xE6: "ae", 0xDF: "ss", 0x1E9E: "ss", 0x152: "oe", 0x153: "oe", 0xDE: "th", 0xFE: "th",
        0x386: "α", 0x3AC: "α", 0x388: "ε", 0x3AD: "ε", 0x389: "η", 0x3AE: "η", 0x38A: "ι", 0x3AF: "ι", 0x390: "ι",
        0x3CA: "ι", 0x38C: "ο", 0x3CC: "ο", 0x38E: "υ", 0x3CD: "υ", 0x3B0: "υ", 0x3CB: "υ", 0x38F: "ω", 0x3CE: "ω",
        0x3C2: "σ", 0x401: "е", 0x451: "е",
    ]

    /// Whether a character beyond ASCII belongs to a word.
    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    /// Whether a character is a word by itself, for these scripts put no spaces between words (kana, ideographs).
    static func isAlone(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    /// Calls `body` with the bytes of what a character beyond ASCII stands for; with none for a mark.
    static func fold(_ scalar: Unicode.Scalar, _ body: (UInt8) -> Void) {
        let value = scalar.value
        if let letter = plain(value) { return body(letter) }
        if let other = others[value] { return other.utf8.forEach(body) }
        for lower in scalar.properties.lowercaseMapping.unicodeScalars where !(0x300...0x36F).contains(lower.value) {
            UTF8.encode(lower)?.forEach(body)
        }
    }

    private static func plain(_ value: UInt32) -> UInt8? {
        let letter: UInt8
        switch value {
        case 0xC0...0x24F: letter = latin[Int(value) - 0xC0]
        case 0x1E00...0x1EFF: letter = additional[Int(value) - 0x1E00]
        default: return nil
        }
        return letter == UInt8(ascii: ".") ? nil : letter
    }
}
