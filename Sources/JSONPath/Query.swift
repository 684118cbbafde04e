/// An identifier with its segments (RFC 9535, section 2.1).
struct Query: Sendable {
    /// Whether it begins with `$`, not with `@`.
    let isAbsolute: Bool
    let segments: [Segment]

    /// Whether it leads to one value at most (section 2.3.5.1).
    var isSingular: Bool { segments.allSatisfy(\.isSingular) }
}

/// One step of a query.
struct Segment: Sendable {
    /// Whether it applies to all values within, not to the children alone (section 2.5.2).
    let isDescendant: Bool
    let selectors: [Selector]

    var isSingular: Bool {
        guard !isDescendant, selectors.count == 1 else { return false }
        switch selectors[0] {
        case .name, .index: return true
        default: return false
        }
    }
}
