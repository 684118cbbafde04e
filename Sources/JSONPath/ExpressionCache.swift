import JSONSchema

/// Regular expressions of a query, each compiled once (RFC 9485).
struct ExpressionCache {
    /// Expressions that are kept: a query has few, a text that brings its own may bring many.
    private static let limit = 64

    private var patterns: [String: Pattern?] = [:]

    /// Whether a text fits: all of it, or a part.
    mutating func match(_ text: String, _ expression: String, isWhole: Bool) -> Pattern.Match {
        let source = isWhole ? "^(?:\(Self.translated(expression)))$" : Self.translated(expression)
        let pattern: Pattern?
        if let known = patterns[source] {
            pattern = known
        } else {
            pattern = Pattern(source)
            if patterns.count >= Self.limit { patterns = [:] }
            patterns[source] = pattern
        }
        return pattern?.matches(text) ?? .no
    }

    /// A dot outside a class is anything but a line feed and a carriage return (RFC 9485, section 5.3).
    private static func translated(_ expression: String) -> String {
        var out = ""
        var inClass = false
        var isEscaped = false
        for scalar in expression.unicodeScalars {
            switch scalar {
            case _ where isEscaped: isEscaped = false
            case "\\": isEscaped = true
            case "[": inClass = true
            case "]": inClass = false
            case "." where !inClass:
                out += "[^\\n\\r]"
                continue
            default: break
            }
            out.unicodeScalars.append(scalar)
        }
        return out
    }
}
