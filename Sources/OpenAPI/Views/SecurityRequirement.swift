public import SourceTree

/// The Security Requirement Object: schemes that are needed together (OpenAPI 3.1, section 4.8.30).
public struct SecurityRequirement: DocumentView {
    public let document: Document
    public let node: Node

    /// The schemes with the scopes or roles asked for, in source order; empty when a call may be anonymous.
    public var schemes: [(name: String, scopes: [String])] {
        node.members.map { ($0.key, $0.value.elements.compactMap(\.words)) }
    }

    public var isAnonymous: Bool { node.count == 0 }

    static func list(_ array: Node, of document: Document) -> [SecurityRequirement] {
        array.elements.compactMap {
            $0.kind == .object ? SecurityRequirement(document: document, node: $0) : nil
        }
    }
}
