import SourceTree

/// Objects and arrays of a sample.
extension SampleRun {
    /// Elements written however many `minItems` asks for (THREATS S13).
    private static let elementLimit = 5

    mutating func writeObject(_ layers: SchemaLayers) {
        let required = Set(layers.layers.flatMap { $0.node["required"]?.elements.compactMap(\.string) ?? [] })
        var written: Set<[UInt8]> = []
        builder.beginObject()
        for layer in layers.layers {
            for member in layer.node["properties"]?.members.map({ $0 }) ?? [] {
                guard written.insert(Array(member.key.utf8)).inserted, !isHidden(member.value), !isSpent else {
                    continue
                }
                write(member, layers, isRequired: required.contains(member.key))
            }
        }
        for fixed in layers.discriminated where written.insert(Array(fixed.name.utf8)).inserted && !isSpent {
            builder.key(fixed.name)
            writeText(fixed.value)
        }
        if written.isEmpty { writeAdditional(layers) }
        builder.end()
    }

    private mutating func write(_ member: Member, _ layers: SchemaLayers, isRequired: Bool) {
        if let fixed = layers.discriminated.first(where: { $0.name.isSame(as: member.key) }) {
            builder.key(member.key)
            return writeText(fixed.value)
        }
        let isCut = isCut(member.value)
        guard !isCut || isRequired else { return }
        spend(bytes: member.key.utf8.count + 4)
        builder.key(member.key)
        if isCut { writeStub(member.value) } else { write(member.value, ordinal: 0) }
    }

    /// One member for an object that is a map.
    private mutating func writeAdditional(_ layers: SchemaLayers) {
        guard let schema = layers.value("additionalProperties"), schema.kind == .object, !isCut(schema) else { return }
        builder.key("property1")
        write(schema, ordinal: 0)
    }

    /// What stands where recursion was cut but something must stand.
    private mutating func writeStub(_ schema: Node) {
        let layers = layers(of: schema)
        if layers.value("items") != nil || layers.value("type")?.string == "array" {
            builder.beginArray()
        } else {
            builder.beginObject()
        }
        builder.end()
    }

    mutating func writeArray(_ layers: SchemaLayers) {
        builder.beginArray()
        defer { builder.end() }
        let places = layers.value("prefixItems") ?? layers.value("items").flatMap { $0.kind == .array ? $0 : nil }
        var count = 0
        for place in places?.elements.prefix(Self.elementLimit).map({ $0 }) ?? [] where !isCut(place) {
            write(place, ordinal: count)
            count += 1
        }
        guard let items = layers.value("items"), items.kind == .object, !isCut(items) else { return }
        let wanted = bounded(layers.value("minItems"), or: 1)
        let most = bounded(layers.value("maxItems"), or: Self.elementLimit)
        let differ = layers.flag("uniqueItems")
        while count < min(max(wanted, places == nil ? 1 : 0), most), !isSpent {
            write(items, ordinal: differ ? count : 0)
            count += 1
        }
    }

    private func bounded(_ node: Node?, or other: Int) -> Int {
        guard let node, let count = Count(node) else { return other }
        if count.isGreater(than: Self.elementLimit) { return Self.elementLimit }
        return max(0, node.integer ?? other)
    }
}
