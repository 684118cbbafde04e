/// The positions of an array that a slice names (RFC 9535, section 2.3.4.2.2).
struct SliceRange: Sequence, IteratorProtocol {
    private var position: Int
    private let bound: Int
    private let step: Int

    /// - Parameter step: none of the elements are named when it is 0.
    init(start: Int?, end: Int?, step: Int, count: Int) {
        // A step beyond the array takes one element, whatever its length.
        let step = Swift.min(Swift.max(step, -count - 1), count + 1)
        self.step = step
        func fromFront(_ index: Int) -> Int { index < 0 ? count + index : index }
        if step >= 0 {
            position = Swift.min(Swift.max(fromFront(start ?? 0), 0), count)
            bound = step == 0 ? position : Swift.min(Swift.max(fromFront(end ?? count), 0), count)
        } else {
            position = Swift.min(Swift.max(fromFront(start ?? count - 1), -1), count - 1)
            bound = end.map { Swift.min(Swift.max(fromFront($0), -1), count - 1) } ?? -1
        }
    }

    mutating func next() -> Int? {
        guard step > 0 ? position < bound : step < 0 && position > bound else { return nil }
        defer { position += step }
        return position
    }
}
