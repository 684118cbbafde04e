import SourceTree

/// What can be compared or given to a function (RFC 9535, section 2.3.5.1).
indirect enum Operand: Sendable {
    case literal(Node)
    /// Of one value at most.
    case query(Query)
    case length(Operand)
    case count(Query)
    /// The value of a query that leads to just one.
    case value(Query)
}
