/// A schema that wraps another one to say something beside it: `allOf` with one part, as 3.0 needs it.
extension Schema {
    private static let wrappingDepth = 8

    /// What the wrapped schema says, or the one that it wraps, the outermost first.
    func wrapped<Value>(_ value: (Schema) -> Value?) -> Value? {
        var current = self
        for _ in 0..<Self.wrappingDepth {
            let parts = current.allOf
            guard parts.count == 1, let only = parts.first else { return nil }
            if let found = value(only) { return found }
            current = only
        }
        return nil
    }
}
