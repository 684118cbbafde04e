extension Node {
    /// The value as JSON text in source order, numbers as they are written. Aliases are written out: their budget bounds
    /// the length.
    ///
    /// - Parameters:
    ///   - pretty: two spaces a level and a line for each value; there is no newline at the end.
    ///   - limit: how many bytes are wanted: what comes is the whole text, or the beginning of it and longer than this.
    public func json(pretty: Bool = false, limit: Int = .max) -> [UInt8] {
        var writer = JSONWriter(isPretty: pretty, limit: limit)
        return writer.write(self)
    }

    /// The value as YAML 1.2 in block style, in source order, with a newline at the end; comments are not kept.
    ///
    /// - Parameter limit: how many bytes are wanted: what comes is the whole text, or the beginning of it and longer than this.
    public func yaml(limit: Int = .max) -> [UInt8] {
        var writer = YAMLWriter(limit: limit)
        return writer.write(self)
    }
}
