/// Draws a text for the plain shapes of expression: literals, classes, groups, counts, the first of alternatives.
///
/// What it does not know (look-around, back references, properties) it gives up on; the caller checks the result.
struct PatternDrawing {
    /// Repetitions of one atom.
    private static let repetitionLimit = 64
    /// Characters in all.
    private static let lengthLimit = 512
    private static let depthLimit = 16

    private var rest: ArraySlice<Unicode.Scalar>
    private var depth = 0

    init?(_ source: String) {
        let scalars = Array(source.unicodeScalars)
        guard scalars.count <= Pattern.maximumLength else { return nil }
        rest = scalars[...]
    }

    /// Nil when the expression has something else in it.
    mutating func text() -> String? {
        guard let text = alternatives(), rest.isEmpty else { return nil }
        return text
    }

    /// The first alternative; the others are passed over.
    private mutating func alternatives() -> String? {
        guard let first = sequence() else { return nil }
        while rest.first == "|" {
            rest.removeFirst()
            guard sequence() != nil else { return nil }
        }
        return first
    }

    private mutating func sequence() -> String? {
        var text = ""
        while let scalar = rest.first, scalar != "|", scalar != ")" {
            guard let atom = atom(), let count = quantifier() else { return nil }
            text += String(repeating: atom, count: count)
            guard text.unicodeScalars.count <= Self.lengthLimit else { return nil }
        }
        return text
    }

    private mutating func atom() -> String? {
        guard let scalar = rest.popFirst() else { return nil }
        switch scalar {
        case "^", "$": return ""
        case ".": return "a"
        case "(": return group()
        case "[": return characterClass()
        case "\\": return escape().map { String(Character($0)) }
        case "*", "+", "?", "{": return nil
        default: return String(Character(scalar))
        }
    }

    private mutating func group() -> String? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { return nil }
        if rest.first == "?" {
            guard rest.dropFirst().first == ":" else { return nil }
            rest.removeFirst(2)
        }
        guard let text = alternatives(), rest.popFirst() == ")" else { return nil }
        return text
    }

    /// One character that the escape stands for.
    private mutating func escape() -> Unicode.Scalar? {
        guard let letter = rest.popFirst() else { return nil }
        switch letter {
        case "d": return "1"
        case "w": return "a"
        case "s": return " "
        case "t": return "\t"
        case "n": return "\n"
        case "D", "S", "W": return letter == "W" ? "-" : "a"
        default:
            let isPlain = letter.value < 128 && !letter.properties.isAlphabetic && !("0"..."9").contains(letter)
            return isPlain ? letter : nil
        }
    }

    /// The first character of a class; of a negated one the first letter or digit outside it.
    private mutating func characterClass() -> String? {
        var isNegated = false
        if rest.first == "^" {
            isNegated = true
            rest.removeFirst()
        }
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        while let scalar = rest.popFirst(), scalar != "]" {
            guard let low = scalar == "\\" ? escape() : scalar else { return nil }
            var high = low
            if rest.first == "-", let end = rest.dropFirst().first, end != "]", end != "\\" {
                rest.removeFirst(2)
                high = end
            }
            guard low <= high else { return nil }
            ranges.append(low...high)
        }
        if !isNegated { return ranges.first.map { String(Character($0.lowerBound)) } }
        let candidates = "abcABC123-_ ".unicodeScalars
        return candidates.first { candidate in !ranges.contains { $0.contains(candidate) } }.map {
            String(Character($0))
        }
    }

    /// How often the atom before is written: the least that is allowed, once for `*` and `?`.
    private mutating func quantifier() -> Int? {
        var count = 1
        switch rest.first {
        case "*", "+", "?": rest.removeFirst()
        case "{":
            guard let end = rest.firstIndex(of: "}") else { return nil }
            let inner = rest[rest.index(after: rest.startIndex)..<end].prefix { $0 != "," }
            guard let least = Int(String(String.UnicodeScalarView(inner))), (0...Self.repetitionLimit).contains(least)
            else { return nil }
            count = least
            rest = rest[rest.index(after: end)...]
        default: return 1
        }
        if rest.first == "?" || rest.first == "+" { rest.removeFirst() }
        return count
    }
}
