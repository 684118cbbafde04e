import SourceTree

/// The types that a `type` allows (2020-12 validation, section 6.1.1).
struct TypeNames: OptionSet, Sendable {
    let rawValue: UInt8

    static let null = TypeNames(rawValue: 1)
    static let boolean = TypeNames(rawValue: 2)
    static let string = TypeNames(rawValue: 4)
    static let array = TypeNames(rawValue: 8)
    static let object = TypeNames(rawValue: 16)
    static let number = TypeNames(rawValue: 32)
    static let integer = TypeNames(rawValue: 64)
    /// OpenAPI 2.0: a file is whatever the bytes are.
    static let file = TypeNames(rawValue: 128)

    private static let byName: [String: TypeNames] = [
        "null": .null, "boolean": .boolean, "string": .string, "array": .array, "object": .object, "number": .number,
        "integer": .integer, "file": .file,
    ]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Nil without a name, and where one is not among the types that there are: `int` is the schema's fault and nothing an
    /// instance could mend.
    init?(_ names: [String]) {
        guard !names.isEmpty else { return nil }
        self = []
        for name in names {
            guard let type = Self.byName[name] else { return nil }
            insert(type)
        }
    }
}
