extension Node {
    /// The content of a string, nil for every other kind.
    public var string: String? {
        let record = record
        return record.is(.string) ? tree.arena.string(record) : nil
    }

    /// The content of a boolean, nil for every other kind.
    public var boolean: Bool? {
        switch record.kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// A number that is an integer, however it is written (`3`, `3.0`, `30e-1`); nil when it has a fraction, lies outside
    /// `Int`, or this is no number.
    public var integer: Int? {
        let record = record
        guard record.kind == .number else { return nil }
        return tree.arena.withText(record) { Decimal.plainInteger($0) ?? Decimal($0)?.integer }
    }

    /// The nearest double of a number; nil when it is beyond the range of doubles or this is no number.
    public var double: Double? {
        let record = record
        guard record.kind == .number else { return nil }
        if let integer = tree.arena.withText(record, Decimal.radixInteger) { return Double(integer) }
        guard let value = Double(tree.arena.string(record)), value.isFinite else { return nil }
        return value
    }

    /// A scalar as it is written, without quotation marks: `1.10`, `null`, `true`; of a string its content. Nil for arrays
    /// and objects.
    public var text: String? {
        let record = record
        guard !record.isContainer else { return nil }
        if record.extent == 0, record.kind != .string { return Self.literal(record.kind) }
        return tree.arena.string(record)
    }

    /// The exact value of a number.
    var decimal: Decimal? {
        let record = record
        return record.kind == .number ? tree.arena.withText(record) { Decimal($0) } : nil
    }

    private static func literal(_ kind: Record.Kind) -> String {
        switch kind {
        case .true: "true"
        case .false: "false"
        default: "null"
        }
    }
}
