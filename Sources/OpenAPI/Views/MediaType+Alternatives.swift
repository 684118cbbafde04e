extension MediaType {
    /// What samples are drawn from: of a sequence one item where items are described, else the content as a whole.
    public var sampledSchema: Schema? {
        isSequential ? itemSchema ?? schema : schema ?? itemSchema
    }

    /// The alternatives of which content may be one; empty where there are examples, which show it better.
    public var alternatives: [Alternative] {
        examples.isEmpty ? sampledSchema?.alternatives ?? [] : []
    }
}
