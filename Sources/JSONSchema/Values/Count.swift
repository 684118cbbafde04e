import SourceTree

/// A bound on a length or a number of things, as a description writes it: 2, 2.0, or 1e308 (THREATS S13).
struct Count: CustomStringConvertible, Sendable {
    private let node: Node
    private let integer: Int?
    /// What is no integer, or none that is held in so many bits.
    private let number: ExactNumber?

    /// Nil for what is not a number.
    init?(_ node: Node) {
        self.node = node
        integer = node.integer
        number = integer == nil ? ExactNumber(node) : nil
        guard integer != nil || number != nil else { return nil }
    }

    var description: String { node.text ?? "" }

    func isGreater(than count: Int) -> Bool {
        integer.map { $0 > count } ?? number.map { $0 > ExactNumber(count) } ?? false
    }

    func isLess(than count: Int) -> Bool {
        integer.map { $0 < count } ?? number.map { $0 < ExactNumber(count) } ?? false
    }
}
