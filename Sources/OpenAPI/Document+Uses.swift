import SourceTree

extension Document {
    /// Who uses a named schema. The first question costs one walk over the description.
    public func uses(of id: SchemaID) -> SchemaUses {
        guard let place = index.schemaByID[id] else { return SchemaUses(operations: [], schemas: [], indirect: []) }
        let uses = useIndex
        var operations: [(place: Int, parts: [SchemaUse.Part])] = []
        for site in uses.sites[place] {
            if operations.last?.place == site.operation {
                operations[operations.count - 1].parts.append(site.part)
            } else {
                operations.append((site.operation, [site.part]))
            }
        }
        return SchemaUses(
            operations: operations.map { SchemaUse(operation: operation(at: $0.place), parts: $0.parts) },
            schemas: uses.users[place].compactMap { schema(index.schemas[$0].id) },
            indirect: uses.indirect(of: place).map(operation(at:)))
    }

    func operation(at place: Int) -> Operation {
        Operation(document: self, entry: index.operations[place])
    }
}
