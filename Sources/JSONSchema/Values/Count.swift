import SourceTree

/// A bound on a length or a number of things, as a description writes it: 2, 2.0, or 1e308 (THREATS S13).
struct Count: CustomStringConvertible {
    private let number: ExactNumber
    let description: String

    /// Nil for what is not a number.
    init?(_ node: Node) {
        guard let number = ExactNumber(node), let text = node.text else { return nil }
        self.number = number
        description = text
    }

    func isGreater(than count: Int) -> Bool { number > ExactNumber(count) }

    func isLess(than count: Int) -> Bool { number < ExactNumber(count) }
}
