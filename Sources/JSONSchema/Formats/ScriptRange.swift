/// The scripts that the contextual rules of RFC 5892 name, by their blocks.
enum ScriptRange {
    static func isGreek(_ scalar: Unicode.Scalar) -> Bool {
        [0x370...0x373, 0x376...0x3FF, 0x1F00...0x1FFF].contains { $0.contains(scalar.value) }
    }

    static func isHebrew(_ scalar: Unicode.Scalar) -> Bool {
        [0x591...0x5F2, 0xFB1D...0xFB4F].contains { $0.contains(scalar.value) }
    }

    /// Hiragana, Katakana and Han.
    static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
        [
            0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF, 0x2E80...0x2FD5,
            0x3005...0x3007, 0x3021...0x3029, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF,
        ].contains { $0.contains(scalar.value) }
    }

    static func isArabic(_ scalar: Unicode.Scalar) -> Bool {
        [0x620...0x63F, 0x641...0x64A, 0x66E...0x66F, 0x671...0x6D3, 0x6FA...0x6FC].contains {
            $0.contains(scalar.value)
        }
    }

    /// Arabic letters that join with what follows.
    static func joinsLeft(_ scalar: Unicode.Scalar) -> Bool {
        let rightOnly: [ClosedRange<UInt32>] = [
            0x621...0x625, 0x627...0x627, 0x629...0x629, 0x62F...0x632, 0x648...0x648, 0x671...0x677, 0x688...0x699,
            0x6C0...0x6C0, 0x6C3...0x6CB, 0x6CD...0x6CD, 0x6CF...0x6CF, 0x6D2...0x6D3,
        ]
        return isArabic(scalar) && !rightOnly.contains { $0.contains(scalar.value) }
    }
}
