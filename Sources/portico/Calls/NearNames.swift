/// Names that somebody may have meant.
enum NearNames {
    /// `Did you mean a, b?` with the three nearest names, empty when none is near.
    static func hint(for name: String, among names: [String]) -> String {
        let found = near(name, among: names)
        return found.isEmpty ? "" : " Did you mean \(found.joined(separator: ", "))?"
    }

    /// The names that are near, else which there are.
    static func among(_ name: String, _ names: [String]) -> String {
        let hint = hint(for: name, among: names)
        guard hint.isEmpty else { return hint }
        let more = names.count > 20 ? " and \(names.count - 20) more" : ""
        return names.isEmpty ? " It has none." : " It has \(names.prefix(20).joined(separator: ", "))\(more)."
    }

    /// At most three names, the nearest first: a few letters apart, or one within the other.
    static func near(_ name: String, among names: [String]) -> [String] {
        let wanted = Array(name.lowercased().utf8.prefix(64))
        guard !wanted.isEmpty else { return [] }
        let scored = names.prefix(5_000).compactMap { candidate -> (name: String, distance: Int)? in
            let other = candidate.lowercased()
            let distance = distance(wanted, Array(other.utf8.prefix(64)))
            // Of a short name a letter has to stay, or every other short name would be near.
            if distance <= min(max(2, wanted.count / 3), wanted.count - 1) { return (candidate, distance) }
            let isPart = other.contains(name.lowercased()) || wanted.count > 3 && name.lowercased().contains(other)
            return isPart && other.utf8.count > 2 ? (candidate, 100 + other.utf8.count) : nil
        }
        return scored.sorted { $0.distance < $1.distance }.prefix(3).map(\.name)
    }

    /// How many letters have to be changed, added or taken away (Levenshtein).
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var before = row[0]
            row[0] = index + 1
            for (place, other) in right.enumerated() {
                let change = before + (letter == other ? 0 : 1)
                before = row[place + 1]
                row[place + 1] = min(change, row[place + 1] + 1, row[place] + 1)
            }
        }
        return row[right.count]
    }
}
