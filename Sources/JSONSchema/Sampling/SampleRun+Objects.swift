import SourceTree

/// Objects of a sample.
extension SampleRun {
    /// Members made up for `minProperties` (THREATS S13).
    private static let inventionLimit = 32
    private static let mapping: KeyGroup = ["additionalProperties", "patternProperties"]
    private static let sizes: KeyGroup = ["minProperties", "maxProperties"]

    /// An object; `fits` is false when something that must be there could not be made.
    mutating func object(_ layers: SchemaLayers, _ shape: SampleShape) -> Drawn? {
        let plan = ObjectPlan(layers, dialect: sampler.dialect)
        let most = most(layers)
        var members: [(name: String, value: Draft)] = []
        var written: Set<ByteName> = []
        var fits = true
        var wanted = Set(plan.required.map(ByteName.init))
        var rest = plan.required
        var optional = max(0, most - plan.required.count)
        for name in plan.names {
            let isRequired = wanted.contains(ByteName(name))
            let fixed = layers.discriminated.first { $0.name.isSame(as: name) }?.value
            guard isRequired || fixed != nil || shape == .full && optional > 0 else { continue }
            guard let drawn = member(name, plan, isRequired: isRequired, word: fixed) else { continue }
            if case .hidden = drawn { written.insert(ByteName(name)) }
            guard case .value(let value) = drawn else { continue }
            fits = fits && value.fits
            written.insert(ByteName(name))
            members.append((name, value.draft))
            if !isRequired { optional -= 1 }
            for dependent in plan.dependents(of: name) where wanted.insert(ByteName(dependent)).inserted {
                rest.append(dependent)
            }
        }
        for name in rest where !written.contains(ByteName(name)) {
            guard case .value(let value)? = member(name, plan, isRequired: true, word: nil) else {
                fits = fits && isHidden(plan.schemas(of: name) ?? [])
                continue
            }
            fits = fits && value.fits
            written.insert(ByteName(name))
            members.append((name, value.draft))
        }
        invent(layers, plan, &members, &written, shape)
        return Drawn(draft: .object(members), fits: fits)
    }

    private func most(_ layers: SchemaLayers) -> Int {
        layers.has(Self.sizes) ? layers.values("maxProperties").compactMap(\.integer).min() ?? Int.max : Int.max
    }

    private enum MemberDrawing {
        case value(Drawn)
        /// It does not travel in this direction.
        case hidden
    }

    /// One member; nil where it is not allowed, is cut, or cannot be made and need not be.
    private mutating func member(
        _ name: String, _ plan: ObjectPlan, isRequired: Bool, word: String?
    ) -> MemberDrawing? {
        guard let schemas = plan.schemas(of: name) else { return nil }
        if isHidden(schemas) { return .hidden }
        let place = SamplePlace(schemas: schemas, isRequired: isRequired, word: word)
        if !isRequired, isCut(place) { return nil }
        let before = (nodes, bytes)
        spend(bytes: name.utf8.count + 4)
        let drawn = draw(place)
        if !isRequired, !drawn.fits {
            spend(nodes: nodes - before.0, bytes: bytes - before.1)
            return nil
        }
        return .value(drawn)
    }

    /// Members without a name of their own: one for an object that is a map, more for `minProperties`.
    private mutating func invent(
        _ layers: SchemaLayers, _ plan: ObjectPlan, _ members: inout [(name: String, value: Draft)],
        _ written: inout Set<ByteName>, _ shape: SampleShape
    ) {
        let isMap = plan.names.isEmpty && layers.has(Self.mapping)
        let isSized = layers.has(Self.sizes)
        guard isMap || isSized else { return }
        let least = isSized ? layers.values("minProperties").compactMap(\.integer).max() ?? 0 : 0
        let most = most(layers)
        let wanted = min(max(least, members.isEmpty && isMap && shape == .full ? 1 : 0), most, Self.inventionLimit)
        var ordinal = 0
        while members.count < wanted, ordinal < Self.inventionLimit * 2, work > 0 {
            defer { ordinal += 1 }
            let name = inventedName(layers, plan, ordinal)
            guard !written.contains(ByteName(name)), let schemas = plan.schemas(of: name) else { continue }
            guard !schemas.isEmpty || members.count < least else { return }
            let place = SamplePlace(schemas: schemas, ordinal: ordinal, isRequired: members.count < least)
            if !place.isRequired, isCut(place) { return }
            spend(bytes: name.utf8.count + 4)
            let drawn = draw(place)
            guard drawn.fits || place.isRequired else { return }
            written.insert(ByteName(name))
            members.append((name, drawn.draft))
        }
    }

    /// `property1`, or what `propertyNames` or `patternProperties` ask for.
    private mutating func inventedName(_ layers: SchemaLayers, _ plan: ObjectPlan, _ ordinal: Int) -> String {
        let rules = sampler.dialect == .draft202012 ? layers.values("propertyNames").filter { $0.kind == .object } : []
        if !rules.isEmpty, case .text(let name) = draw(SamplePlace(schemas: rules, ordinal: ordinal)).draft.plain {
            return name
        }
        if let source = plan.namePattern, plan.schemas(of: "property\(ordinal + 1)")?.isEmpty ?? true,
            let name = StringSample.text(matching: source, ordinal: ordinal)
        {
            return name
        }
        return "property\(ordinal + 1)"
    }
}

extension Draft {
    /// A given text as a text.
    fileprivate var plain: Draft {
        if case .given(let node) = self, let text = node.string { return .text(text) }
        return self
    }
}
