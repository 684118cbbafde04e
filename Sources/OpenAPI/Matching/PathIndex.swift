/// The path templates of a description as a tree of segments, so that a request's path finds its operation without
/// trying each.
struct PathIndex: Sendable {
    private struct Branch: Sendable {
        var literals: [[UInt8]: Int] = [:]
        /// Segments with parameters, the most concrete first.
        var templates: [(segment: PathSegment, branch: Int)] = []
        /// The operations of the path that ends here, by method.
        var operations: [String: OperationEntry] = [:]
    }

    private struct Step {
        let branch: Int
        let depth: Int
        let values: [(name: String, value: String)]
    }

    private var branches = [Branch()]

    init(_ operations: [OperationEntry]) {
        for operation in operations where operation.origin == .path { add(operation) }
    }

    /// The operation and its path parameters, decoded; `passing` is told the methods of each path that fits without it.
    func match(
        method: String, path: String, passing: ([String]) -> Void = { _ in }
    ) -> (OperationEntry, [(name: String, value: String)])? {
        guard path.utf8.first == UInt8(ascii: "/"), let segments = Self.segments(of: path) else { return nil }
        // Depth first, the most concrete branch first; every step takes one segment, so the work is bounded by the tree.
        var stack = [Step(branch: 0, depth: 0, values: [])]
        while let step = stack.popLast() {
            guard step.depth < segments.count else {
                if let operation = branches[step.branch].operations[method] { return (operation, step.values) }
                let others = branches[step.branch].operations
                if !others.isEmpty { passing(Array(others.keys)) }
                continue
            }
            let segment = segments[step.depth]
            for (template, next) in branches[step.branch].templates.reversed() {
                guard let values = template.values(in: segment) else { continue }
                stack.append(Step(branch: next, depth: step.depth + 1, values: step.values + values))
            }
            if let next = branches[step.branch].literals[segment] {
                stack.append(Step(branch: next, depth: step.depth + 1, values: step.values))
            }
        }
        return nil
    }

    /// The methods of the most concrete path that a request's path means, sorted; empty when none fits.
    func methods(path: String) -> [String] {
        var best: [String] = []
        _ = match(method: "", path: path) { best = best.isEmpty ? $0.sorted() : best }
        return best
    }

    private mutating func add(_ operation: OperationEntry) {
        guard operation.path.utf8.first == UInt8(ascii: "/") else { return }
        var current = 0
        for text in operation.path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            current = branch(of: current, for: PathSegment(text))
        }
        if branches[current].operations[operation.method] == nil {
            branches[current].operations[operation.method] = operation
        }
    }

    private mutating func branch(of parent: Int, for segment: PathSegment) -> Int {
        if let literal = segment.literal {
            if let known = branches[parent].literals[literal] { return known }
            branches[parent].literals[literal] = branches.count
        } else {
            if let known = branches[parent].templates.first(where: { $0.segment == segment }) { return known.branch }
            let place = branches[parent].templates.firstIndex { $0.segment.weight < segment.weight }
            branches[parent].templates.insert(
                (segment, branches.count), at: place ?? branches[parent].templates.count)
        }
        branches.append(Branch())
        return branches.count - 1
    }

    /// The decoded segments of a request's path; nil when one is broken, `.` or `..`.
    private static func segments(of path: String) -> [[UInt8]]? {
        var segments: [[UInt8]] = []
        for text in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            var segment = Array(text.utf8)
            if segment.contains(UInt8(ascii: "%")) {
                guard let decoded = PercentEncoding.decoded(text) else { return nil }
                segment = Array(decoded.utf8)
            }
            guard !segment.elementsEqual(".".utf8), !segment.elementsEqual("..".utf8) else { return nil }
            segments.append(segment)
        }
        return segments
    }
}
