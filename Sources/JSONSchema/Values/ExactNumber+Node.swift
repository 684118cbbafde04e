public import SourceTree

extension ExactNumber {
    /// The value of a number in a tree, YAML's `0x1F` too; nil for what is no number or has more digits than are read.
    public init?(_ node: Node) {
        guard node.kind == .number, let text = node.text else { return nil }
        if let number = ExactNumber(text) {
            self = number
        } else if let integer = node.integer {
            self = ExactNumber(integer)
        } else {
            return nil
        }
    }
}
