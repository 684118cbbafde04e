/// A list of offsets that is written without a check for each: room is made before, for many at once.
///
/// Not an array, whose check at each element would cost more than the element.
struct Offsets: ~Copyable {
    private(set) var base: UnsafeMutablePointer<UInt32>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = max(capacity, 16)
        base = .allocate(capacity: self.capacity)
    }

    deinit { base.deallocate() }

    /// Where the next offsets go: room for `more` of them, to be followed by ``grow(by:)``.
    mutating func room(for more: Int) -> UnsafeMutablePointer<UInt32> {
        if capacity - count < more {
            capacity = max(capacity * 2, count + more)
            let wider = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
            wider.moveInitialize(from: base, count: count)
            base.deallocate()
            base = wider
        }
        return base + count
    }

    /// Counts offsets that were written into the room.
    mutating func grow(by more: Int) { count = min(capacity, count + more) }

    mutating func append(_ offset: UInt32) {
        room(for: 1).pointee = offset
        count += 1
    }
}
