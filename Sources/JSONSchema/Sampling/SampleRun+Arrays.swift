import SourceTree

/// Arrays of a sample.
extension SampleRun {
    /// Elements written however many `minItems` asks for (THREATS S13).
    private static let elementLimit = 200
    /// Elements of a list that asks for more than can be written.
    private static let shortened = 5
    private static let filling: KeyGroup = ["items", "contains"]
    private static let containing: KeyGroup = ["contains"]
    /// Values tried for an element that must differ from those before.
    private static let differing = 12

    /// An array; `fits` is false when an element that must be there could not be made.
    mutating func array(_ layers: SchemaLayers, _ shape: SampleShape) -> Drawn? {
        let tuples = layers.values("prefixItems") + layers.values("items").filter { $0.kind == .array }
        let contained = sampler.dialect == .draft202012 ? layers.values("contains") : []
        let least = bounded(layers.values("minItems"), contained.isEmpty ? 0 : 1)
        let most = layers.values("maxItems").compactMap(\.integer).min().map { max(0, $0) } ?? Int.max
        let places = tuples.map(\.count).max() ?? 0
        let natural = shape == .least ? 0 : places > 0 ? places : layers.has(Self.filling) ? 1 : 0
        let count = min(max(least, natural, contained.isEmpty ? 0 : containedCount(layers)), most, Self.elementLimit)
        var elements: [Draft] = []
        var seen: Set<[UInt8]> = []
        let differ = layers.flag("uniqueItems")
        var fits = true
        for index in 0..<max(0, count) {
            let isRequired = index < least || index < containedCount(layers) && !contained.isEmpty
            guard var schemas = schemas(layers, tuples, at: index) else { break }
            if index < containedCount(layers) { schemas += contained }
            let place = SamplePlace(schemas: schemas, ordinal: differ ? index : 0, isRequired: isRequired)
            if !isRequired, isCut(place) { break }
            if schemas.isEmpty, !isRequired { break }
            let drawn = element(place, differ ? seen : [])
            guard drawn.fits || isRequired else { break }
            if differ { seen.insert(CanonicalForm.bytes(of: drawn.draft.tree().root)) }
            fits = fits && drawn.fits
            elements.append(drawn.draft)
            if isSpent, elements.count >= Self.shortened { break }
        }
        return Drawn(draft: .array(elements), fits: fits)
    }

    /// One element, another than those before where they must differ.
    private mutating func element(_ place: SamplePlace, _ seen: Set<[UInt8]>) -> Drawn {
        var drawn = draw(place)
        guard !seen.isEmpty else { return drawn }
        for step in 0..<Self.differing
        where seen.contains(CanonicalForm.bytes(of: drawn.draft.tree().root)) && work > 0 {
            var other = place
            other.ordinal = place.ordinal + step + 1
            drawn = draw(other)
        }
        return drawn
    }

    /// What the element at an index must fit; nil where there may be none.
    private func schemas(_ layers: SchemaLayers, _ tuples: [Node], at index: Int) -> [Node]? {
        var found = tuples.compactMap { $0[index] }
        for layer in layers.layers.map(\.node) {
            let first = layer["prefixItems"] ?? layer["items"].flatMap { $0.kind == .array ? $0 : nil }
            if let first, index < first.count { continue }
            let rest = layer["items"].flatMap { $0.kind == .array ? layer["additionalItems"] : $0 }
            guard let rest = rest ?? (first == nil ? nil : layer["unevaluatedItems"]) else { continue }
            if rest.boolean == false { return nil }
            if rest.kind == .object { found.append(rest) }
        }
        return found.contains { $0.boolean == false } ? nil : found
    }

    private func containedCount(_ layers: SchemaLayers) -> Int {
        guard sampler.dialect == .draft202012, layers.has(Self.containing) else { return 0 }
        return min(max(0, layers.values("minContains").compactMap(\.integer).max() ?? 1), Self.elementLimit)
    }

    private func bounded(_ bounds: [Node], _ other: Int) -> Int {
        let counts = bounds.compactMap { node -> Int? in
            guard let count = Count(node) else { return nil }
            if count.isGreater(than: Self.elementLimit) { return Self.shortened }
            return max(0, node.integer ?? 0)
        }
        return max(counts.max() ?? 0, other)
    }
}
