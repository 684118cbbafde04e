extension Node {
    /// Whether both are the same JSON value: numbers by value (`1.0` is `1`), strings by their scalars, arrays in order,
    /// objects without order; of a repeated key the first member counts.
    ///
    /// Works without recursion; the work is bounded by the nodes of this value after alias expansion.
    public func isEqual(to other: Node) -> Bool {
        var pending = [(self, other)]
        while let (left, right) = pending.popLast() {
            if left.isIdentical(to: right) { continue }
            guard left.kind == right.kind else { return false }
            switch left.kind {
            case .null: break
            case .boolean: if left.boolean != right.boolean { return false }
            case .number: if !left.isSameNumber(as: right) { return false }
            case .string:
                let content = left.tree.arena.content(left.record)
                guard content.withUnsafeBufferPointer({ right.tree.arena.holds(right.record, $0) }) else {
                    return false
                }
            case .array:
                guard left.count == right.count else { return false }
                pending.append(contentsOf: zip(left.elements, right.elements))
            case .object:
                guard left.pairMembers(with: right, into: &pending) else { return false }
            }
        }
        return true
    }

    private func isSameNumber(as other: Node) -> Bool {
        if let left = decimal, let right = other.decimal { return left == right }
        // An exponent beyond 2⁶³: only the same text is sure to be the same number.
        return text == other.text
    }

    /// Appends the pairs of values under equal keys; false when one object has a key that the other has not.
    private func pairMembers(with other: Node, into pending: inout [(Node, Node)]) -> Bool {
        let arena = tree.arena
        let hasRepetitions = tree.hasRepeatedKeys || other.tree.hasRepeatedKeys
        if !hasRepetitions && count != other.count { return false }
        var keys = 0
        for member in members where !hasRepetitions || member.isFirst {
            guard let record = arena.keyRecord(of: member.value.index) else { return false }
            let found = arena.content(record).withUnsafeBufferPointer {
                other.tree.arena.member(of: other.target, key: $0)
            }
            guard let found else { return false }
            pending.append((member.value, Node(other.tree, found + 1)))
            keys += 1
        }
        if !hasRepetitions { return true }
        return keys == other.members.reduce(0) { $0 + ($1.isFirst ? 1 : 0) }
    }
}
