/// Bytes being written at the speed of memory; what ``MarkedInk`` makes of a body is several times as long as the body.
///
/// Owns its memory, which is why it cannot be copied. Every write makes room first.
struct ByteSink: ~Copyable {
    private(set) var count = 0
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = max(64, capacity)
        base = .allocate(capacity: self.capacity)
    }

    deinit { base.deallocate() }

    /// A copy of what was written.
    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

    /// Takes back what was written behind a count.
    mutating func cut(to count: Int) { self.count = min(self.count, max(0, count)) }

    @inline(__always)
    mutating func write(_ literal: StaticString) {
        let length = literal.utf8CodeUnitCount
        makeRoom(length)
        (base + count).update(from: literal.utf8Start, count: length)
        count &+= length
    }

    @inline(__always)
    mutating func write(_ byte: UInt8) {
        makeRoom(1)
        base[count] = byte
        count &+= 1
    }

    @inline(__always)
    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
        makeRoom(bytes.count)
        (base + count).update(from: start, count: bytes.count)
        count &+= bytes.count
    }

    mutating func write(_ byte: UInt8, times: Int) {
        guard times > 0 else { return }
        makeRoom(times)
        (base + count).update(repeating: byte, count: times)
        count &+= times
    }

    /// A number from 0, in decimal.
    mutating func write(decimal number: Int) {
        makeRoom(20)
        var rest = max(0, number)
        var length = 1
        var bound = 10
        while length < 19, rest >= bound {
            length += 1
            bound = length < 19 ? bound &* 10 : .max
        }
        for place in stride(from: length - 1, through: 0, by: -1) {
            base[count + place] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
            rest /= 10
        }
        count &+= length
    }

    @inline(__always)
    private mutating func makeRoom(_ length: Int) {
        if capacity &- count < length { grow(by: length) }
    }

    @inline(never)
    private mutating func grow(by length: Int) {
        let larger = max(capacity * 2, count + length)
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        memory.update(from: base, count: count)
        base.deallocate()
        base = memory
        capacity = larger
    }
}
