import OpenAPI

/// A named example as the console offers it.
struct OfferedExample: Hashable {
    let name: String
    /// Its summary, else its name.
    let label: String
    /// What it fills in, several for an array; empty for the rows of a form, which the server fills in.
    let values: [String]

    private static let maximum = 20

    /// Those of a list that have a name and something to fill in.
    static func list(_ examples: [Example], values: (Example) -> [String]?) -> [OfferedExample] {
        examples.prefix(maximum).compactMap { example in
            guard let name = example.name, let values = values(example) else { return nil }
            return OfferedExample(name: name, label: example.summary ?? name, values: values)
        }
    }
}
