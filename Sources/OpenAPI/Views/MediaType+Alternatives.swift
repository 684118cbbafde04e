extension MediaType {
    /// The alternatives of which content may be one; empty where there are examples, which show it better.
    public var alternatives: [Alternative] {
        examples.isEmpty ? (schema ?? itemSchema)?.alternatives ?? [] : []
    }
}
