/// Draws texts for the plain shapes of expression: literals, classes, groups, counts, alternatives.
///
/// What it does not know (look-around, back references) it passes over or gives up on; the caller checks the result.
struct PatternDrawing {
    /// How one drawing goes about what the expression leaves open.
    struct Manner {
        /// Repetitions of what may be repeated: at least so many.
        var repetitions = 1
        /// Which of several alternatives and of the characters of a class.
        var turn = 0
        /// Whether what may be missing is missing.
        var isShort = false
    }

    /// Repetitions of one atom.
    private static let repetitionLimit = 128
    /// Characters in all.
    private static let lengthLimit = 1_024
    private static let depthLimit = 16
    /// Atoms looked at in one drawing.
    private static let stepLimit = 4_096
    /// What can stand in an expression that leaves open how often.
    private static let openCounts = Array("*+?,".utf8)

    private var rest: ArraySlice<Unicode.Scalar>
    private let manner: Manner
    private var depth = 0
    private var steps = 0

    init?(_ source: String, manner: Manner = Manner()) {
        let scalars = Array(source.unicodeScalars)
        guard scalars.count <= Pattern.maximumLength else { return nil }
        rest = scalars[...]
        self.manner = manner
    }

    /// Drawings in several manners, each once; the first are the shortest.
    static func texts(for source: String, ordinal: Int, least: Int) -> [String] {
        var manners = (0...2).map { Manner(turn: ordinal + $0) }
        // Without open counts the text is as long in every manner.
        let isOpen = source.utf8.contains { openCounts.contains($0) }
        if isOpen {
            manners.append(Manner(turn: ordinal, isShort: true))
            manners += [2, 4, 8, 16, 32, 64, 128].map { Manner(repetitions: $0, turn: ordinal) }
        }
        if isOpen, least > 1 { manners.insert(Manner(repetitions: min(least, repetitionLimit), turn: ordinal), at: 1) }
        var texts: [String] = []
        for manner in manners {
            guard var drawing = PatternDrawing(source, manner: manner), let text = drawing.text() else { continue }
            if !texts.contains(text) { texts.append(text) }
        }
        return texts
    }

    /// Nil when the expression has something else in it.
    mutating func text() -> String? {
        guard let text = alternatives(), rest.isEmpty else { return nil }
        return text
    }

    /// One of the alternatives; the others are passed over.
    private mutating func alternatives() -> String? {
        guard let first = sequence() else { return nil }
        var all = [first]
        while rest.first == "|" {
            rest.removeFirst()
            guard let next = sequence() else { return nil }
            all.append(next)
        }
        return all[manner.turn % all.count]
    }

    private mutating func sequence() -> String? {
        var text = ""
        while let scalar = rest.first, scalar != "|", scalar != ")" {
            steps += 1
            guard steps < Self.stepLimit, let atom = atom(), let count = quantifier() else { return nil }
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
        case "\\": return escape().map { $0.map { String(Character(pick([$0]))) } ?? "" }
        case "*", "+", "?", "{": return nil
        default: return String(Character(scalar))
        }
    }

    /// A group's text; look-around and options have none.
    private mutating func group() -> String? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { return nil }
        var isSilent = false
        if rest.first == "?" {
            rest.removeFirst()
            switch rest.popFirst() {
            case ":": break
            case "=", "!", "i", "s", "m": isSilent = true
            case "<" where rest.first == "=" || rest.first == "!": isSilent = true
            case "<", "P": rest = rest.drop { $0 != ">" }.dropFirst()
            default: return nil
            }
        }
        guard let text = alternatives(), rest.popFirst() == ")" else { return nil }
        return isSilent ? "" : text
    }

    /// The characters that an escape stands for; nil within for one that stands for none, nil when it is not known.
    private mutating func escape() -> ClosedRange<Unicode.Scalar>?? {
        guard let letter = rest.popFirst() else { return nil }
        switch letter {
        case "d": return .some("0"..."9")
        case "w": return .some("a"..."z")
        case "s": return .some(" "..." ")
        case "t": return .some("\t"..."\t")
        case "n": return .some("\n"..."\n")
        case "r": return .some("\r"..."\r")
        case "D", "S": return .some("a"..."z")
        case "W": return .some("-"..."-")
        case "b", "B", "A", "z", "Z": return .some(nil)
        case "u", "x": return code(digits: letter == "u" ? 4 : 2).map { .some($0...$0) }
        case "p", "P": return property(isNegated: letter == "P").map { .some($0) }
        default:
            let isPlain = letter.value < 128 && !letter.properties.isAlphabetic && !("0"..."9").contains(letter)
            return isPlain ? .some(letter...letter) : nil
        }
    }

    /// `\u0041`, `\u{41}`, `\x41`.
    private mutating func code(digits: Int) -> Unicode.Scalar? {
        let isBraced = rest.first == "{"
        if isBraced { rest.removeFirst() }
        let hex = isBraced ? rest.prefix { $0 != "}" } : rest.prefix(digits)
        rest = rest.dropFirst(hex.count + (isBraced ? 1 : 0))
        return UInt32(String(String.UnicodeScalarView(hex)), radix: 16).flatMap(Unicode.Scalar.init)
    }

    /// `\p{L}`: a character of the best known categories.
    private mutating func property(isNegated: Bool) -> ClosedRange<Unicode.Scalar>? {
        guard rest.popFirst() == "{" else { return nil }
        let name = String(String.UnicodeScalarView(rest.prefix { $0 != "}" }))
        rest = rest.drop { $0 != "}" }.dropFirst()
        if isNegated { return name.hasPrefix("L") ? "0"..."9" : "a"..."z" }
        switch name.first {
        case "N": return "0"..."9"
        case "P": return "."..."."
        case "Z": return " "..." "
        case "S": return "+"..."+"
        default: return name == "Lu" || name.hasPrefix("Upper") ? "A"..."Z" : "a"..."z"
        }
    }

    private mutating func characterClass() -> String? {
        var isNegated = false
        if rest.first == "^" {
            isNegated = true
            rest.removeFirst()
        }
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        while let scalar = rest.popFirst(), scalar != "]" {
            steps += 1
            guard steps < Self.stepLimit else { return nil }
            var range = scalar...scalar
            if scalar == "\\" {
                guard let escaped = escape() else { return nil }
                guard let escaped else { continue }
                range = escaped
            }
            if rest.first == "-", let end = rest.dropFirst().first, end != "]", range.lowerBound == range.upperBound {
                rest.removeFirst(2)
                var high = end
                if end == "\\" {
                    guard let escaped = escape(), let escaped else { return nil }
                    high = escaped.upperBound
                }
                guard range.lowerBound <= high else { return nil }
                range = range.lowerBound...high
            }
            ranges.append(range)
        }
        if !isNegated { return ranges.isEmpty ? nil : String(Character(pick(ranges))) }
        let candidates = "abcABC123-_ ".unicodeScalars
        return candidates.first { candidate in !ranges.contains { $0.contains(candidate) } }.map {
            String(Character($0))
        }
    }

    /// A character of a class by turns, letters and digits first where there are some.
    private func pick(_ ranges: [ClosedRange<Unicode.Scalar>]) -> Unicode.Scalar {
        var characters: [Unicode.Scalar] = []
        for range in ranges {
            for value in range.lowerBound.value...min(range.upperBound.value, range.lowerBound.value &+ 25) {
                if let scalar = Unicode.Scalar(value) { characters.append(scalar) }
            }
            if characters.count > manner.turn { break }
        }
        guard !characters.isEmpty else { return "a" }
        // A digit of a run should not be a leading zero.
        let shift = characters.first == "0" && characters.count > 1 ? 1 : 0
        return characters[(manner.turn + shift) % characters.count]
    }

    /// How often the atom before is written.
    private mutating func quantifier() -> Int? {
        var least = 1
        var most = 1
        switch rest.first {
        case "*", "?":
            most = rest.removeFirst() == "*" ? Int.max : 1
            least = manner.isShort ? 0 : 1
        case "+":
            rest.removeFirst()
            most = Int.max
        case "{":
            guard let end = rest.firstIndex(of: "}") else { return nil }
            let parts = rest[rest.index(after: rest.startIndex)..<end].split(
                separator: ",", maxSplits: 1, omittingEmptySubsequences: false
            ).map { String(String.UnicodeScalarView($0)) }
            guard let low = Int(parts[0]), (0...Self.repetitionLimit).contains(low) else { return nil }
            least = low
            most = parts.count == 1 ? low : parts[1].isEmpty ? Int.max : Int(parts[1]) ?? Int.max
            rest = rest[rest.index(after: end)...]
        default: return 1
        }
        if rest.first == "?" || rest.first == "+" { rest.removeFirst() }
        return min(max(least, manner.repetitions > 1 ? manner.repetitions : 0), max(most, least), Self.repetitionLimit)
    }
}
