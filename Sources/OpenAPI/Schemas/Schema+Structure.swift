import SourceTree

/// What values are made of.
extension Schema {
    /// The named members in source order: those beside the reference first.
    public var properties: [Property] {
        let required = self.required
        var names: Set<ByteKey> = []
        var found: [Property] = []
        for source in overlays + [node] {
            guard let members = source.object("properties")?.members else { continue }
            found.reserveCapacity(found.count + members.count)
            names.reserveCapacity(names.count + members.count)
            for member in members {
                let name = ByteKey(member.key)
                guard names.insert(name).inserted, let schema = part(member.value) else { continue }
                found.append(Property(name: name.text, schema: schema, isRequired: required.contains(name)))
            }
        }
        return found
    }

    /// The names of `required`, whether they are described or not.
    public var requiredNames: [String] { (overlays + [node]).flatMap { $0.strings("required") } }

    public var additionalProperties: AdditionalProperties {
        guard let value = keyword("additionalProperties") else { return .any }
        if let boolean = value.boolean { return boolean ? .any : .none }
        return part(value).map { .schema($0) } ?? .any
    }

    public var patternProperties: [(pattern: String, schema: Schema)] {
        namedSubschemas("patternProperties").map { ($0.name, $0.schema) }
    }

    /// What `collectionFormat` of an Items Object of 2.0 is called here.
    static let listStyleField = "x-collectionFormat"

    /// How a list within the list of a parameter is parted, where it is no JSON; nil where nothing says.
    public var listStyle: Style? {
        switch node.words(Self.listStyleField) {
        case "csv": .simple
        case "ssv": .spaceDelimited
        case "tsv": .tabDelimited
        case "pipes": .pipeDelimited
        default: nil
        }
    }

    /// What every item is; what follows `prefixItems` when there are such.
    public var items: Schema? { subschema("items") }
    /// What the first items are, one by one (3.1; in 2.0 and draft 4 a list under `items`).
    public var prefixItems: [Schema] {
        let list = subschemas("prefixItems")
        return list.isEmpty ? subschemas("items") : list
    }
    public var contains: Schema? { subschema("contains") }
    /// What the names of members must be like.
    public var propertyNames: Schema? { subschema("propertyNames") }
    /// What a text holds once it is decoded.
    public var contentSchema: Schema? { subschema("contentSchema") }

    /// Whether no other members than the described ones may be there.
    public var isClosed: Bool {
        keyword("additionalProperties")?.boolean == false || keyword("unevaluatedProperties")?.boolean == false
    }

    /// Whether no other items than the described ones may be there.
    public var isClosedList: Bool {
        let rest = prefixItems.isEmpty ? nil : keyword("items")?.boolean ?? keyword("additionalItems")?.boolean
        return rest == false || keyword("unevaluatedItems")?.boolean == false
    }

    /// The members that must be there once another one is: `dependentRequired`, or lists in draft 4's `dependencies`.
    public var dependentRequired: [(name: String, needs: [String])] {
        ["dependentRequired", "dependencies"].flatMap { keyword($0)?.members.map { $0 } ?? [] }.compactMap { member in
            let needs = member.value.elements.compactMap(\.string)
            return needs.isEmpty ? nil : (member.key, needs)
        }
    }

    /// What a value must also fit once a member is there: `dependentSchemas`, or schemas in draft 4's `dependencies`.
    public var dependentSchemas: [(name: String, schema: Schema)] {
        namedSubschemas("dependentSchemas") + namedSubschemas("dependencies")
    }

    public var allOf: [Schema] { subschemas("allOf") }
    public var oneOf: [Schema] { subschemas("oneOf") }
    public var anyOf: [Schema] { subschemas("anyOf") }
    public var not: Schema? { subschema("not") }

    var required: Set<ByteKey> { Set(requiredNames.map(ByteKey.init)) }

    /// The members of this schema and of all that its `allOf` brings in, the same name once. A name required anywhere
    /// is required. Goes at most 16 deep and never round; stops after 2,000 members.
    public var mergedProperties: [Property] {
        var merge = PropertyMerge()
        merge.add(self, depth: 0)
        return merge.properties
    }
}
