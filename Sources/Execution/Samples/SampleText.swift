/// A text of a sample: what stands there as it is, and variables of the environment that stand for secrets.
struct SampleText {
    enum Part {
        case literal(String)
        /// The variable's name; `inURL` where its value stands in a query and is to be percent-encoded.
        case variable(String, inURL: Bool = false)
    }

    let parts: [Part]

    init(_ literal: String) {
        parts = [.literal(literal)]
    }

    /// Literals that meet become one, so that a reader sees one pair of quotes.
    init(_ parts: [Part]) {
        self.parts = parts.reduce(into: []) { result, part in
            if case .literal(let text) = part, case .literal(let before)? = result.last {
                result[result.count - 1] = .literal(before + text)
            } else if !part.isEmpty {
                result.append(part)
            }
        }
    }

    static func + (left: SampleText, right: SampleText) -> SampleText { SampleText(left.parts + right.parts) }

    /// Whether a variable's value belongs to the text.
    var hasVariable: Bool { !variables.isEmpty }

    /// The variables in order.
    var variables: [(name: String, inURL: Bool)] {
        parts.compactMap { part in
            if case .variable(let name, let inURL) = part { (name, inURL) } else { nil }
        }
    }

    /// Whether nothing stands in it, not even a variable.
    var isEmpty: Bool { parts.allSatisfy(\.isEmpty) }

    /// Whether every literal is ASCII.
    var isASCII: Bool {
        parts.allSatisfy { part in
            if case .literal(let text) = part { text.utf8.allSatisfy { $0 < 0x80 } } else { true }
        }
    }
}

extension SampleText.Part {
    fileprivate var isEmpty: Bool {
        if case .literal(let text) = self { text.isEmpty } else { false }
    }
}

extension Unicode.Scalar {
    /// Whether it can be seen and survives copying and pasting: no controls, no marks of direction, no odd spaces.
    var isPlain: Bool {
        if value < 0x80 { return value >= 0x20 && value != 0x7F }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }
}
