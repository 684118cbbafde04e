import OpenAPI
import SourceTree

/// What the rows of a form say, each as the value that its schema is held against; files say nothing.
struct FormCheck {
    let plan: FormPlan
    let parts: [FormPart]

    typealias Instance = Result<(Tree, Schema), SourceError>

    /// By the names of the rows, in the order in which they came first.
    var instances: [(String, Instance)] {
        var names: [String] = []
        var texts: [String: [String]] = [:]
        var files: Set<String> = []
        for part in parts {
            guard case .text(let text) = part.value else {
                files.insert(part.name)
                continue
            }
            if texts[part.name] == nil { names.append(part.name) }
            texts[part.name, default: []].append(text)
        }
        return names.compactMap { name in
            guard !files.contains(name), let schema = plan.schema(of: name), let own = texts[name],
                !(plan.allowsEmpty(name) && own.allSatisfy(\.isEmpty))
            else { return nil }
            return (name, instance(of: own, schema))
        }
    }

    private func instance(of texts: [String], _ schema: Schema) -> Instance {
        let types = TypedInstance.types(of: schema, depth: 0)
        let first = texts[0]
        let isWhole = texts.count == 1 && (first.utf8.first == UInt8(ascii: "[") || !types.contains("array"))
        if isWhole, types.contains("object") || types.contains("array"), !types.contains("string") {
            do {
                let tree = try Tree.read(Array(first.utf8), format: .json, budget: .instance)
                return .success((TypedInstance.tree(of: tree.root, as: schema), schema))
            } catch {
                return .failure(error)
            }
        }
        var builder = TreeBuilder(name: "")
        if types.contains("array") {
            builder.beginArray()
            for text in texts { builder.string(text) }
            builder.end()
        } else {
            builder.string(first)
        }
        return .success((TypedInstance.tree(of: builder.finish().root, as: schema), schema))
    }
}
