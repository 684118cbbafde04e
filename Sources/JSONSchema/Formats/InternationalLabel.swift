import Foundation

/// What a label may hold beyond ASCII (RFC 5891 section 4.2; RFC 5892).
enum InternationalLabel {
    /// The scalars of an A-label; nil for a label without the prefix, or one that is not its own U-label's form.
    static func decoded(_ label: String) -> [Unicode.Scalar]? {
        let text = label.lowercased()
        guard text.hasPrefix("xn--") else { return nil }
        let code = String(text.dropFirst(4))
        guard let scalars = Punycode.decoded(code), scalars.contains(where: { !$0.isASCII }),
            Punycode.encoded(scalars) == code
        else { return nil }
        return scalars
    }

    /// Whether scalars make a U-label, its length in Punycode aside.
    static func isValid(_ scalars: [Unicode.Scalar]) -> Bool {
        guard let first = scalars.first, let last = scalars.last, first != "-", last != "-", !isMark(first) else {
            return false
        }
        if scalars.count >= 4, scalars[2] == "-", scalars[3] == "-" { return false }
        return scalars.indices.allSatisfy { isAllowed(scalars, $0) }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// RFC 5892 section 3, the contextual rules of appendix A included.
    private static func isAllowed(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        let previous = index > 0 ? scalars[index - 1] : nil
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        switch scalars[index].value {
        case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: return true
        case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
        case 0x200C: return isVirama(previous) || joins(scalars, index)
        case 0x200D: return isVirama(previous)
        case 0xB7: return previous == "l" && next == "l"
        case 0x375: return next.map(ScriptRange.isGreek) ?? false
        case 0x5F3, 0x5F4: return previous.map(ScriptRange.isHebrew) ?? false
        case 0x30FB: return scalars.contains(where: ScriptRange.isJapanese)
        case 0x660...0x669: return !scalars.contains { (0x6F0...0x6F9).contains($0.value) }
        case 0x6F0...0x6F9: return !scalars.contains { (0x660...0x669).contains($0.value) }
        default: return isLetterOrDigit(scalars[index])
        }
    }

    private static func isVirama(_ scalar: Unicode.Scalar?) -> Bool {
        scalar?.properties.canonicalCombiningClass == .virama
    }

    /// Letters, digits and marks that neither case folding nor normalisation changes (sections 2.1 to 2.9).
    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar == "-" || scalar.properties.isAlphabetic && scalar.value >= 0x61
                || (48...57).contains(scalar.value)
        }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .decimalNumber, .modifierLetter, .nonspacingMark,
            .spacingMark:
            break
        default: return false
        }
        switch scalar.value {
        case 0x1100...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF: return false
        default: break
        }
        guard !scalar.properties.isDefaultIgnorableCodePoint else { return false }
        let text = String(scalar)
        let folded = text.precomposedStringWithCompatibilityMapping.lowercased()
            .precomposedStringWithCompatibilityMapping
        return folded.unicodeScalars.elementsEqual(text.unicodeScalars)
    }

    /// Whether a zero width non-joiner stands between letters that would join (appendix A.1), as far as Arabic goes.
    private static func joins(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        let before = scalars[..<index].last { !isMark($0) }
        let after = scalars[(index + 1)...].first { !isMark($0) }
        guard let before, let after else { return false }
        return ScriptRange.joinsLeft(before) && ScriptRange.isArabic(after)
    }
}
