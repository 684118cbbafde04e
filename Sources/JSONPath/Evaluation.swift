import JSONSchema
import SourceTree

/// A query being answered: counts what it looks at, and stops at the limits.
struct Evaluation {
    private let root: Node
    private let limits: JSONPath.Limits
    private let deadline: ContinuousClock.Instant
    private var steps = 0
    /// Whether nothing was left out.
    private(set) var isWhole = true
    private var expressions = ExpressionCache()

    init(root: Node, limits: JSONPath.Limits) {
        self.root = root
        self.limits = limits
        deadline = .now + limits.time
    }

    /// The values that a query leads to from a node, which is the current one of a filter.
    mutating func nodes(of query: Query, from current: Node) -> [Node] {
        var nodes = [query.isAbsolute ? root : current]
        for segment in query.segments {
            var next: [Node] = []
            for node in nodes where isWhole {
                if segment.isDescendant {
                    descend(segment.selectors, from: node, into: &next)
                } else {
                    for selector in segment.selectors { select(selector, of: node, into: &next) }
                }
            }
            nodes = next
        }
        return nodes
    }

    /// Each value before those within it, elements in order (section 2.5.2.2).
    private mutating func descend(_ selectors: [Selector], from start: Node, into found: inout [Node]) {
        var pending = [start]
        while let node = pending.popLast(), isWhole {
            for selector in selectors { select(selector, of: node, into: &found) }
            let first = pending.count
            for child in children(of: node) where child.kind == .array || child.kind == .object {
                pending.append(child)
            }
            pending[first...].reverse()
        }
    }

    private mutating func select(_ selector: Selector, of node: Node, into found: inout [Node]) {
        guard step() else { return }
        switch selector {
        case .name(let name):
            if let value = node[name] { found.append(value) }
        case .wildcard: found += children(of: node)
        case .index(let index):
            guard node.kind == .array else { return }
            let position = index < 0 ? node.count + index : index
            if position >= 0, let value = node[position] { found.append(value) }
        case .slice(let start, let end, let step):
            for position in SliceRange(start: start, end: end, step: step, count: node.kind == .array ? node.count : 0)
            {
                guard self.step() else { return }
                if let value = node[position] { found.append(value) }
            }
        case .filter(let condition):
            for child in children(of: node) where isWhole {
                if holds(condition, for: child) { found.append(child) }
            }
        }
    }

    private mutating func children(of node: Node) -> [Node] {
        guard step(node.count) else { return [] }
        return node.kind == .object ? node.members.map(\.value) : node.elements.map { $0 }
    }

    private mutating func holds(_ condition: Condition, for current: Node) -> Bool {
        guard step() else { return false }
        switch condition {
        case .any(let conditions):
            for condition in conditions where holds(condition, for: current) { return true }
            return false
        case .all(let conditions):
            for condition in conditions where !holds(condition, for: current) { return false }
            return true
        case .not(let condition): return !holds(condition, for: current)
        case .exists(let query): return !nodes(of: query, from: current).isEmpty
        case .comparison(let left, let comparison, let right):
            return Self.compare(value(of: left, for: current), comparison, value(of: right, for: current))
        case .matches(let text, let expression, let isWhole):
            guard let text = value(of: text, for: current).text,
                let expression = value(of: expression, for: current).text
            else { return false }
            return matches(text, expression, isWhole)
        }
    }

    private mutating func value(of operand: Operand, for current: Node) -> Value {
        switch operand {
        case .literal(let node): return .node(node)
        case .query(let query), .value(let query):
            let nodes = nodes(of: query, from: current)
            return nodes.count == 1 ? .node(nodes[0]) : .nothing
        case .count(let query): return .number(nodes(of: query, from: current).count)
        case .length(let operand):
            guard case .node(let node) = value(of: operand, for: current) else { return .nothing }
            switch node.kind {
            case .string: return .number(node.string?.unicodeScalars.count ?? 0)
            case .array, .object: return .number(node.count)
            default: return .nothing
            }
        }
    }

    private static func compare(_ left: Value, _ comparison: Condition.Comparison, _ right: Value) -> Bool {
        switch comparison {
        case .equal: left.isEqual(to: right)
        case .unequal: !left.isEqual(to: right)
        case .less: left.isLess(than: right)
        case .greater: right.isLess(than: left)
        case .lessOrEqual: left.isLess(than: right) || left.isEqual(to: right)
        case .greaterOrEqual: right.isLess(than: left) || left.isEqual(to: right)
        }
    }

    private mutating func matches(_ text: String, _ expression: String, _ isWhole: Bool) -> Bool {
        guard step(1 + text.utf8.count / 16), ContinuousClock.now < deadline else {
            self.isWhole = false
            return false
        }
        switch expressions.match(text, expression, isWhole: isWhole) {
        case .yes: return true
        case .no: return false
        case .notChecked:
            self.isWhole = false
            return false
        }
    }

    private mutating func step(_ count: Int = 1) -> Bool {
        steps += count
        if steps > limits.steps { isWhole = false }
        return isWhole
    }
}
