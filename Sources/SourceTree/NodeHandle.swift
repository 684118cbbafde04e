/// A value of a tree without the tree: a walk over many values keeps no count of references for each.
///
/// Means something only to the tree that it is of, and is to be handed to no other.
public struct NodeHandle: Hashable, Sendable {
    let index: Int

    init(_ index: Int) { self.index = index }

    /// Its place among all values of its tree, for tables of values.
    public var order: Int { index }
}

extension Node {
    /// This value without its tree.
    public var handle: NodeHandle { NodeHandle(index) }
}
