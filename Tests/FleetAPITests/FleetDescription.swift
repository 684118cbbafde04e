import SourceTree
import TestSupport

/// `openapi/fleet.yaml`, as far as the tests compare the API with it.
struct FleetDescription {
    /// An operation of `paths`.
    struct Operation {
        let identifier: String
        let method: String
        let path: String
        let queryParameters: Set<String>
        let statuses: Set<String>
    }

    let operations: [Operation]

    init() throws {
        let tree = try Tree.read(Array(try Repository.text(of: "openapi/fleet.yaml").utf8), name: "fleet.yaml")
        let root = tree.root
        func resolved(_ node: Node) -> Node {
            let parts = node["$ref"]?.string?.split(separator: "/").dropFirst().map(String.init)
            return parts.map { $0.reduce(root) { node, part in node[part] ?? node } } ?? node
        }
        operations = (root["paths"]?.members.map { ($0.key, $0.value) } ?? []).flatMap { path, item in
            item.members.filter { $0.key != "parameters" }.map { member in
                let lists = [item["parameters"], member.value["parameters"]].compactMap { $0 }
                let parameters = lists.flatMap { $0.elements.map(resolved) }
                return Operation(
                    identifier: member.value["operationId"]?.string ?? "", method: member.key.uppercased(), path: path,
                    queryParameters: Set(
                        parameters.filter { $0["in"]?.string == "query" }.compactMap { $0["name"]?.string }),
                    statuses: Set(member.value["responses"]?.members.map(\.key) ?? []))
            }
        }
    }
}
