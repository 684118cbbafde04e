import SourceTree

@testable import OpenAPI

/// Whether two descriptions mean the same: equal trees once every reference is followed, however far round they go.
struct Meaning {
    private struct Pair: Hashable {
        let a: Node
        let b: Node
    }

    private static let literals: Set<String> = ["example", "default", "enum", "const", "value", "dataValue"]

    let a: Document
    let b: Document
    private var seen: Set<Pair> = []

    init(_ a: Document, _ b: Document) {
        self.a = a
        self.b = b
    }

    /// The first place where they differ, in words; nil when they mean the same.
    mutating func difference(_ keys: [String] = ["paths", "webhooks"]) -> String? {
        for key in keys {
            switch (a.root[key], b.root[key]) {
            case (nil, nil): continue
            case (nil, _) where key == "components": continue
            case (let left?, let right?): if let found = difference(left, right) { return found }
            default: return "/\(key)"
            }
        }
        return nil
    }

    private mutating func difference(_ left: Node, _ right: Node) -> String? {
        var pending = [Pair(a: left, b: right)]
        while let pair = pending.popLast() {
            guard seen.insert(pair).inserted else { continue }
            let ends = (a.resolver.follow(pair.a), b.resolver.follow(pair.b))
            let place = "\(pair.a.pointer) – \(pair.b.pointer)"
            guard ends.0.node.kind == ends.1.node.kind, (ends.0.broken == nil) == (ends.1.broken == nil) else {
                return place
            }
            switch ends.0.node.kind {
            case .object:
                let one = Self.members(of: ends.0)
                var other = Self.members(of: ends.1)
                // A bundle has more components than its author named.
                if allowsMore(pair.a) { other = other.filter { one[$0.key] != nil } }
                guard Set(one.keys) == Set(other.keys) else {
                    return "\(place): \(Set(one.keys).symmetricDifference(other.keys).map(\.text).sorted())"
                }
                for (key, value) in one {
                    guard let twin = other[key] else { continue }
                    if key.text == "$ref" || key.text == "mapping" { continue }
                    let isName = ["responses", "properties", "schemas"].contains(pair.a.key)
                    if !isName, Self.literals.contains(key.text) || key.text.hasPrefix("x-") {
                        if !value.isEqual(to: twin) { return "\(place)/\(key.text)" }
                    } else {
                        pending.append(Pair(a: value, b: twin))
                    }
                }
            case .array:
                guard ends.0.node.count == ends.1.node.count else { return place }
                pending += zip(ends.0.node.elements, ends.1.node.elements).map { Pair(a: $0, b: $1) }
            default: if !ends.0.node.isEqual(to: ends.1.node) { return place }
            }
        }
        return nil
    }

    private func allowsMore(_ node: Node) -> Bool {
        let components = a.root["components"]
        return node == components || node.parent == components
    }

    /// The members that count: those beside a reference before those of its target.
    static func members(of end: Resolved) -> [ByteKey: Node] {
        var members: [ByteKey: Node] = [:]
        for layer in end.passed + [end.node] {
            for member in layer.members where members[ByteKey(member.key)] == nil {
                if member.key == "$ref", end.broken == nil { continue }
                members[ByteKey(member.key)] = member.value
            }
        }
        return members
    }
}
