import JSONSchema
import SourceTree
import Testing

/// A JSON text as a tree's root; a text that is no JSON is null.
func json(_ text: String) -> Node {
    let tree = try? Tree.read(Array(text.utf8), format: .json, name: "test.json", budget: .instance)
    return tree?.root ?? TreeBuilder(name: "").finish().root
}

/// The references within one schema.
func references(in schema: Node) -> SchemaRegistry {
    SchemaRegistry(documents: [(uri: "test:schema", root: schema)])
}

/// The findings about one instance.
func findings(
    _ instance: String, _ schema: String, _ dialect: Dialect = .draft202012, direction: Direction = .none,
    assertsFormat: Bool = false
) -> [Finding] {
    let schema = json(schema)
    let validator = Validator(
        dialect: dialect, references: references(in: schema), assertsFormat: assertsFormat, direction: direction)
    return validator.findings(for: json(instance), against: schema)
}

/// The compact JSON of a sample.
func sample(
    _ schema: String, _ dialect: Dialect = .draft202012, direction: Direction = .none, at pointer: String = "",
    budget: SampleBudget = .standard
) throws -> String {
    let root = json(schema)
    let node = try #require(root.node(at: JSONPointer(parsing: pointer)))
    let sampler = Sampler(dialect: dialect, references: references(in: root), direction: direction, budget: budget)
    return String(decoding: sampler.sample(of: node).root.json(), as: UTF8.self)
}
