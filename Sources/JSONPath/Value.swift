import SourceTree

/// A value of the type ValueType (RFC 9535, section 2.4.1).
enum Value {
    case nothing
    case node(Node)
    /// What counting came to.
    case number(Int)

    /// Section 2.3.5.2.2: nothing equals nothing; numbers by value, arrays and objects by all that is in them.
    func isEqual(to other: Value) -> Bool {
        switch (self, other) {
        case (.nothing, .nothing): true
        case (.node(let left), .node(let right)): left.isEqual(to: right)
        case (.number(let left), .number(let right)): left == right
        case (.number(let number), .node(let node)), (.node(let node), .number(let number)):
            node.kind == .number && node.integer == number
        default: false
        }
    }

    /// Numbers by value and texts by their scalars; nothing else is less than anything.
    func isLess(than other: Value) -> Bool {
        if let left = text, let right = other.text {
            return left.utf8.lexicographicallyPrecedes(right.utf8)
        }
        if let left = integer, let right = other.integer { return left < right }
        guard let left = double, let right = other.double else { return false }
        return left < right
    }

    /// The content of a text, nil for every other kind.
    var text: String? {
        if case .node(let node) = self { node.string } else { nil }
    }

    private var integer: Int? {
        switch self {
        case .number(let number): number
        case .node(let node) where node.kind == .number: node.integer
        default: nil
        }
    }

    private var double: Double? {
        switch self {
        case .number(let number): Double(number)
        case .node(let node) where node.kind == .number: node.double
        default: nil
        }
    }
}
