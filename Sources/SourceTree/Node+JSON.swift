extension Node {
    /// The value as JSON text in source order, numbers as they are written. Aliases are written out: their budget bounds
    /// the length.
    ///
    /// - Parameter pretty: two spaces a level and a line for each value; there is no newline at the end.
    public func json(pretty: Bool = false) -> [UInt8] {
        var writer = JSONWriter(isPretty: pretty)
        return writer.write(self)
    }

    /// The value as YAML 1.2 in block style, in source order, with a newline at the end; comments are not kept.
    public func yaml() -> [UInt8] {
        var writer = YAMLWriter()
        return writer.write(self)
    }
}
