import JSONSchema

/// The members of a schema that travel one way, and the names of all.
struct PropertySet {
    /// In order, `readOnly` ones left out of requests and `writeOnly` ones of responses.
    let shown: [Property]
    /// Of those too that do not travel this way.
    let names: Set<ByteKey>
    private let places: [ByteKey: Int]

    init(_ schema: FlatSchema, _ direction: Direction) {
        let all = schema.properties
        names = Set(all.map { ByteKey($0.name) })
        shown = all.filter { property in
            switch direction {
            case .request: !property.schema.isReadOnly
            case .response: !property.schema.isWriteOnly
            case .none: true
            }
        }
        places = Dictionary(shown.enumerated().map { (ByteKey($1.name), $0) }) { first, _ in first }
    }

    subscript(_ name: String) -> Property? { places[ByteKey(name)].map { shown[$0] } }
}
