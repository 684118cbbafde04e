import OpenAPI
import SourceTree

/// Reads `name[a]=1&name[b]=2` (`deepObject`); deeper brackets have no form that the specification knows, and go unchecked.
struct DeepObject {
    let name: String
    let schema: Schema

    func read(_ pairs: QueryPairs) -> ParameterReader.Outcome {
        var members: [(name: String, texts: [String])] = []
        for pair in pairs.pairs {
            guard let key = QueryPairs.decoded(pair.name, plusIsBlank: true), key.hasPrefix(name + "[") else {
                continue
            }
            let rest = key.dropFirst(name.count + 1)
            guard let end = rest.firstIndex(of: "]"), let text = QueryPairs.decoded(pair.value, plusIsBlank: true)
            else {
                return .unchecked
            }
            // `name[a][]` is a common way to send a list.
            let tail = rest[rest.index(after: end)...]
            guard tail.isEmpty || tail == "[]" else { return .unchecked }
            let member = String(rest[..<end])
            if let known = members.firstIndex(where: { $0.name == member }) {
                members[known].texts.append(text)
            } else {
                guard members.count < 1_000 else { return .unchecked }
                members.append((member, [text]))
            }
        }
        guard !members.isEmpty else { return pairs.values(of: name).isEmpty ? .absent : .unchecked }
        return .readings([TypedInstance.tree(of: ReceivedShape.object(members).tree.root, as: schema)])
    }
}
