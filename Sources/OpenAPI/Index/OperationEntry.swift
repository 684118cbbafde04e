import SourceTree

/// What the index keeps of an operation: no view, so that a document does not hold itself.
struct OperationEntry: Sendable {
    let id: OperationID
    let method: String
    let path: String
    let origin: Operation.Origin
    let node: Node
    let item: Node
    let pointer: JSONPointer
}
