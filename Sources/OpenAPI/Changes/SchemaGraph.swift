import SourceTree

/// All pairs of schemas that two descriptions lead to, each compared once, with the pairs below it. Cycles are cycles here
/// too; what differs somewhere below is marked, so that a walk goes nowhere else.
struct SchemaGraph {
    private struct Entry {
        var differences: [SchemaDifference] = []
        var children: [(label: String, place: Int)] = []
        /// Whether something differs here or below.
        var isDirty = false
    }

    private var entries: [Entry] = []
    private var places: [SchemaPair: Int] = [:]
    private let limit: Int
    /// Whether the limit left pairs uncompared.
    private(set) var isCut = false

    init(limit: Int) { self.limit = limit }

    /// Compares two schemas and all that they lead to; nil when there is nothing to compare.
    mutating func add(_ pair: SchemaPair) -> Int? {
        var pending: [(pair: SchemaPair, place: Int)] = []
        let root = place(of: pair, &pending)
        while let next = pending.popLast() {
            if next.pair.isPlainlySame { continue }
            var comparison = SchemaComparison(next.pair)
            comparison.run()
            entries[next.place].differences = comparison.differences
            for child in comparison.children {
                let pair = SchemaPair(old: child.old, new: child.new, way: next.pair.way)
                guard let place = place(of: pair, &pending) else { continue }
                entries[next.place].children.append((child.label, place))
            }
        }
        return root
    }

    private mutating func place(of pair: SchemaPair, _ pending: inout [(pair: SchemaPair, place: Int)]) -> Int? {
        if pair.old == nil, pair.new == nil { return nil }
        if let known = places[pair] { return known }
        guard entries.count < limit else {
            isCut = true
            return nil
        }
        let place = entries.count
        entries.append(Entry())
        places[pair] = place
        pending.append((pair, place))
        return place
    }

    /// Marks every pair from which a difference can be reached; to be called once, when all are added.
    mutating func mark() {
        var users: [[Int]] = Array(repeating: [], count: entries.count)
        var pending: [Int] = []
        for (place, entry) in entries.enumerated() {
            for child in entry.children { users[child.place].append(place) }
            if !entry.differences.isEmpty { pending.append(place) }
        }
        while let place = pending.popLast() {
            guard !entries[place].isDirty else { continue }
            entries[place].isDirty = true
            pending += users[place]
        }
    }

    /// Calls `body` for every difference below a pair, each once, with the shortest way to it.
    ///
    /// - Parameter steps: how many pairs may still be looked at, counted down.
    func visit(_ root: Int, steps: inout Int, _ body: (_ path: String, SchemaDifference) -> Void) {
        var seen: Set<Int> = [root]
        var queue: [(place: Int, path: String)] = [(root, "")]
        var next = 0
        while next < queue.count, steps > 0 {
            let (place, path) = queue[next]
            next += 1
            steps -= 1
            let entry = entries[place]
            guard entry.isDirty else { continue }
            for difference in entry.differences { body(Self.joined(path, difference.label), difference) }
            for child in entry.children where entries[child.place].isDirty && seen.insert(child.place).inserted {
                queue.append((child.place, Self.joined(path, child.label)))
            }
        }
    }

    /// A way one step longer; one that has become too long to read is not made longer.
    private static func joined(_ path: String, _ label: String) -> String {
        if path.isEmpty { return label.first == "." ? String(label.dropFirst()) : label }
        return path.utf8.count > 240 ? path : path + label
    }
}
