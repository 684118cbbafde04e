import SourceTree

/// Reading the fields of the specification: a value of the wrong type counts as absent.
extension Node {
    func object(_ key: String) -> Node? {
        guard let value = self[key], value.kind == .object else { return nil }
        return value
    }

    func array(_ key: String) -> Node? {
        guard let value = self[key], value.kind == .array else { return nil }
        return value
    }

    /// A text field. A number or boolean is taken as written: YAML authors write `version: 1.10`.
    func words(_ key: String) -> String? { self[key]?.words }

    var words: String? {
        switch kind {
        case .string: string
        case .number, .boolean: text
        default: nil
        }
    }

    /// A boolean field that is false unless it says true.
    func flag(_ key: String) -> Bool { self[key]?.boolean ?? false }

    /// A list of text; elements of other types are left out.
    func strings(_ key: String) -> [String] { array(key)?.elements.compactMap(\.words) ?? [] }

    /// The members of an object field whose keys are names of the author's choice.
    func named(_ key: String) -> [(key: String, value: Node)] {
        object(key)?.members.map { ($0.key, $0.value) } ?? []
    }

    /// The members of an object with patterned fields (paths, responses, callbacks), specification extensions left out.
    func patterned(_ key: String) -> [(key: String, value: Node)] { object(key)?.patternedMembers ?? [] }

    var patternedMembers: [(key: String, value: Node)] {
        members.compactMap { $0.key.utf8.starts(with: "x-".utf8) ? nil : ($0.key, $0.value) }
    }
}
