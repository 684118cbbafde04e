import OpenAPI
import SourceTree

/// Reads `name[a]=1&name[b]=2` (`deepObject`), and lists by position, `name[a][0]=1`; brackets that are deeper still have no
/// form that the specification knows, and go unchecked.
struct DeepObject {
    let name: String
    let schema: Schema

    func read(_ pairs: QueryPairs) -> ParameterReader.Outcome {
        var members: [(name: String, texts: [String])] = []
        var holdsLists = false
        for pair in pairs.pairs {
            guard let key = QueryPairs.decoded(pair.name, plusIsBlank: true), key.hasPrefix(name + "[") else {
                continue
            }
            let rest = key.dropFirst(name.count + 1)
            guard let end = rest.firstIndex(of: "]"), let text = QueryPairs.decoded(pair.value, plusIsBlank: true)
            else {
                return .unchecked
            }
            // `name[a][]` and `name[a][0]` are common ways to send a list.
            let tail = rest[rest.index(after: end)...]
            guard tail.isEmpty || isPosition(tail) else { return .unchecked }
            holdsLists = holdsLists || !tail.isEmpty
            let member = String(rest[..<end])
            if let known = members.firstIndex(where: { $0.name == member }) {
                members[known].texts.append(text)
            } else {
                guard members.count < 1_000 else { return .unchecked }
                members.append((member, [text]))
            }
        }
        guard !members.isEmpty else { return pairs.values(of: name).isEmpty ? .absent : .unchecked }
        let types = TypedInstance.types(of: schema, depth: 0)
        if types.contains("array"), members.allSatisfy({ $0.name.utf8.allSatisfy(Self.isDigit) }) {
            guard !types.contains("object"), !holdsLists else { return .unchecked }
            let list = ReceivedShape.list(members.flatMap(\.texts))
            return .readings([TypedInstance.tree(of: list.tree.root, as: schema)])
        }
        return .readings([TypedInstance.tree(of: ReceivedShape.object(members).tree.root, as: schema)])
    }

    private func isPosition(_ tail: Substring) -> Bool {
        tail.first == "[" && tail.last == "]" && tail.dropFirst().dropLast().utf8.allSatisfy(Self.isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
