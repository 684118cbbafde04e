/// The path templates of a description as a tree of segments, to find those that mean the same requests.
struct PathTemplates {
    /// What a path has against another one that was added before.
    enum Conflict {
        case identical(String)
        case ambiguous(String)
    }

    private struct Branch {
        var children: [String: Int] = [:]
        var path: (text: String, methods: Set<String>)?
    }

    private struct Step {
        let branch: Int
        let depth: Int
        /// Whether this path, and the other one, was the more concrete in some segment.
        let isMore: Bool
        let isLess: Bool
    }

    /// Branches looked at for one path: a bound for descriptions made to cost.
    private static let visits = 256
    private static let open = "{}"

    private var branches = [Branch()]

    /// Adds a path; tells the first one that it cannot be told from.
    mutating func add(_ path: String, methods: Set<String>) -> Conflict? {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).map { Self.normalized($0) }
        let conflict = ambiguous(segments, methods)
        var current = 0
        for segment in segments {
            if let next = branches[current].children[segment] {
                current = next
            } else {
                branches[current].children[segment] = branches.count
                current = branches.count
                branches.append(Branch())
            }
        }
        if let other = branches[current].path { return other.text == path ? nil : .identical(other.text) }
        branches[current].path = (path, methods)
        return conflict
    }

    private func ambiguous(_ segments: [String], _ methods: Set<String>) -> Conflict? {
        var stack = [Step(branch: 0, depth: 0, isMore: false, isLess: false)]
        var visits = 0
        while let step = stack.popLast(), visits < Self.visits {
            visits += 1
            let branch = branches[step.branch]
            guard step.depth < segments.count else {
                if step.isMore, step.isLess, let other = branch.path, !other.methods.isDisjoint(with: methods) {
                    return .ambiguous(other.text)
                }
                continue
            }
            let segment = segments[step.depth]
            if segment == Self.open {
                for (name, next) in branch.children where name != segment {
                    if stack.count > Self.visits { break }
                    stack.append(Step(branch: next, depth: step.depth + 1, isMore: step.isMore, isLess: true))
                }
            } else if let next = branch.children[Self.open] {
                stack.append(Step(branch: next, depth: step.depth + 1, isMore: true, isLess: step.isLess))
            }
            if let next = branch.children[segment] {
                stack.append(Step(branch: next, depth: step.depth + 1, isMore: step.isMore, isLess: step.isLess))
            }
        }
        return nil
    }

    /// A segment with the names of its parameters taken out.
    private static func normalized(_ segment: Substring) -> String {
        var text = ""
        var rest = segment
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open] + Self.open
            rest = rest[close...].dropFirst()
        }
        return text + rest
    }
}
