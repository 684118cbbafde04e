public import SourceTree

/// The Security Requirement Object: schemes that are needed together (OpenAPI 3.1, section 4.8.30).
public struct SecurityRequirement: DocumentView {
    public let document: Document
    public let node: Node

    /// The schemes with the scopes or roles asked for, in source order; empty when a call may be anonymous. A scheme named by
    /// its URI (3.2) goes by its name among the components.
    public var schemes: [(name: String, scopes: [String])] {
        let known = document.root.object("components")?.object("securitySchemes")
        return node.members.map { member in
            let isName = known?[member.key] != nil
            let name = isName ? member.key : document.securityScheme(named: member.key)?.name ?? member.key
            return (name, member.value.elements.compactMap(\.words))
        }
    }

    public var isAnonymous: Bool { node.count == 0 }

    static func list(_ array: Node, of document: Document) -> [SecurityRequirement] {
        array.elements.compactMap {
            $0.kind == .object ? SecurityRequirement(document: document, node: $0) : nil
        }
    }
}
