/// A logical expression of a filter (RFC 9535, section 2.3.5).
indirect enum Condition: Sendable {
    enum Comparison: Sendable {
        case equal, unequal, less, lessOrEqual, greater, greaterOrEqual
    }

    case any([Condition])
    case all([Condition])
    case not(Condition)
    case comparison(Operand, Comparison, Operand)
    /// Whether the query leads to anything.
    case exists(Query)
    /// Whether a text fits a regular expression: all of it, or a part.
    case matches(Operand, Operand, isWhole: Bool)
}
