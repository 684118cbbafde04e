/// Reads a query by the grammar of RFC 9535, appendix A.
struct QueryParser {
    /// Parentheses, filters and calls within one another.
    private static let depthLimit = 32

    let scalars: [Unicode.Scalar]
    var index = 0
    private var depth = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    /// A whole text that is a query; blanks around it are none of it.
    mutating func wholeQuery() throws(JSONPathError) -> Query {
        guard take("$") else { throw error("A JSONPath begins with $") }
        let query = Query(isAbsolute: true, segments: try segments())
        guard index == scalars.count else { throw error("Expected . or [ or the end") }
        return query
    }

    mutating func segments() throws(JSONPathError) -> [Segment] {
        var segments: [Segment] = []
        while true {
            let start = index
            skipBlanks()
            if current == "[" {
                segments.append(Segment(isDescendant: false, selectors: try bracket()))
            } else if take("..") {
                segments.append(Segment(isDescendant: true, selectors: try afterDots()))
            } else if take(".") {
                segments.append(Segment(isDescendant: false, selectors: [try wildcardOrName()]))
            } else {
                index = start
                return segments
            }
        }
    }

    private mutating func afterDots() throws(JSONPathError) -> [Selector] {
        if current == "[" { return try bracket() }
        return [try wildcardOrName()]
    }

    private mutating func wildcardOrName() throws(JSONPathError) -> Selector {
        if take("*") { return .wildcard }
        let start = index
        guard let first = current, Self.isNameFirst(first) else { throw error("Expected a name, * or [") }
        while let scalar = current, Self.isNameFirst(scalar) || Self.isDigit(scalar) { index += 1 }
        return .name(text(from: start))
    }

    private mutating func bracket() throws(JSONPathError) -> [Selector] {
        index += 1
        var selectors: [Selector] = []
        repeat {
            skipBlanks()
            selectors.append(try selector())
            skipBlanks()
        } while take(",")
        guard take("]") else { throw error("Expected , or ]") }
        return selectors
    }

    private mutating func selector() throws(JSONPathError) -> Selector {
        switch current {
        case "'", "\"": return .name(try string())
        case "*":
            index += 1
            return .wildcard
        case "?":
            index += 1
            skipBlanks()
            return .filter(try nested { parser throws(JSONPathError) in try parser.condition() })
        default: return try indexOrSlice()
        }
    }

    private mutating func indexOrSlice() throws(JSONPathError) -> Selector {
        let start = try optionalInteger()
        let end = index
        skipBlanks()
        guard take(":") else {
            index = end
            guard let start else { throw error("Expected a name in quotation marks, an index, *, : or ?") }
            return .index(start)
        }
        skipBlanks()
        let stop = try optionalInteger()
        if stop != nil { skipBlanks() }
        guard take(":") else { return .slice(start: start, end: stop, step: 1) }
        skipBlanks()
        return .slice(start: start, end: stop, step: try optionalInteger() ?? 1)
    }

    /// Reads what may stand within itself, so that no query is deeper than the stack.
    mutating func nested<Result>(
        _ read: (inout QueryParser) throws(JSONPathError) -> Result
    ) throws(JSONPathError) -> Result {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { throw error("Nested too deep") }
        return try read(&self)
    }
}
