/// Finds the credentials of a request in the answer to it, piece by piece as it comes (THREATS A1, V7).
///
/// What is found is remembered by its place alone, so that it can be hidden later by whoever does not know it.
struct EchoScan: Sendable {
    private let needles: [EchoNeedle]
    /// Bytes before a piece in which a credential may begin that ends in it.
    private let reach: Int
    private var position = 0
    /// The last of what was taken, as many as ``reach``.
    private var last: [UInt8] = []
    /// How many of them were not given yet.
    private var open = 0
    /// Where they stand in all that was taken.
    private(set) var places = EchoPlaces()

    /// - Parameter needles: what is looked for.
    init(_ needles: [EchoNeedle]) {
        self.needles = needles
        reach = max(0, (needles.map(\.count).max() ?? 0) - 1)
    }

    /// Takes the next piece.
    ///
    /// - Returns: what may be seen by now: without the end that may be the beginning of a credential.
    mutating func take(_ bytes: [UInt8]) -> [UInt8] {
        guard !needles.isEmpty, !bytes.isEmpty else { return bytes }
        let joint = last + bytes.prefix(reach)
        if !places.isFull {
            if !last.isEmpty { search(joint, from: position - last.count) }
            search(bytes, from: position)
        }
        let held = last.suffix(open)
        let start = position - held.count
        position += bytes.count
        last = bytes.count < reach ? joint.suffix(reach) : bytes.suffix(reach)
        open = last.withUnsafeBytes { last in needles.map { $0.opened(by: last) }.max() ?? 0 }
        let seen = held.isEmpty && open == 0 ? bytes : Array((held + bytes).dropLast(open))
        return places.veiling(seen, from: start)
    }

    /// What was held back, when nothing more comes.
    mutating func rest() -> [UInt8] {
        defer { open = 0 }
        return places.veiling(last.suffix(open), from: position - open)
    }

    private mutating func search(_ bytes: [UInt8], from start: Int) {
        for needle in needles {
            let found = bytes.withUnsafeBytes { needle.places(in: $0) }
            if !found.isEmpty { places.add(found.map { $0.lowerBound + start..<$0.upperBound + start }) }
        }
    }
}
