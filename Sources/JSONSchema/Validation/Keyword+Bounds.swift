extension Keyword {
    /// Whether its value is a bound on a length or a number of things.
    var countsThings: Bool {
        switch self {
        case .assertion(.minLength), .assertion(.maxLength), .assertion(.minItems), .assertion(.maxItems),
            .assertion(.minProperties), .assertion(.maxProperties):
            true
        default: false
        }
    }

    /// Whether its value is a number that numbers are held against.
    var boundsNumbers: Bool {
        switch self {
        case .assertion(.minimum), .assertion(.maximum), .assertion(.olderMinimum), .assertion(.olderMaximum),
            .assertion(.multipleOf):
            true
        default: false
        }
    }
}
