import CByteMasks

/// The places of a JSON text that its structure hangs on, in order: brackets, commas and colons outside of strings, the
/// quotation marks at which strings begin, the first bytes of literals and numbers. A quotation mark at which a string ends
/// is among them only where the next place does not stand right behind it.
///
/// Found for 64 bytes at a time, in masks of one bit for each byte.
struct JSONLandmarks: ~Copyable {
    private(set) var places: Offsets
    /// The backslashes that begin an escape; after them one that no string reaches.
    private(set) var escapes = Offsets(capacity: 256)
    /// Whether nothing in the text forbids that it is JSON: its bytes are UTF-8, no string is open at the end or holds a
    /// control character.
    private(set) var isPlausible = true

    private static let blocks = 32

    /// Finds the places from `start` to `end`; gives up where there are more than `limit`.
    init(_ base: UnsafePointer<UInt8>, start: Int, end: Int, limit: Int, way: portico_byte_mask_functions) {
        places = Offsets(capacity: (end - start) / 8 + 64 * Self.blocks)
        var state = JSONBlockState()
        var utf8 = UTF8Check()
        withUnsafeTemporaryAllocation(of: portico_byte_masks.self, capacity: Self.blocks) { masks in
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.blocks) { found in
                guard let masks = masks.baseAddress, let found = found.baseAddress else { return }
                var offset = start
                while offset < end, isPlausible {
                    let blocks = Self.fill(masks, base + offset, count: end - offset, way)
                    let highs = state.take(masks, blocks, found)
                    if state.hasEscapes { appendEscapes(masks, blocks, from: offset) }
                    let next = places.room(for: 64 * Self.blocks)
                    places.grow(by: way.places(found, blocks, UInt32(truncatingIfNeeded: offset), next))
                    offset += blocks * 64
                    if highs { utf8.advance(from: offset - blocks * 64, to: min(offset, end), in: base, end: end) }
                    isPlausible = !state.isWrong && utf8.brokenOffset == nil && places.count <= limit
                }
            }
        }
        escapes.append(UInt32.max)
        pad()
        isPlausible = isPlausible && !state.isInString && places.count > 0
    }

    /// Repeats the last place, so that the next few can be looked at without asking whether they are there.
    private mutating func pad() {
        guard places.count > 0 else { return }
        let last = places.base[places.count - 1]
        places.room(for: JSONWalk.reach).initialize(repeating: last, count: JSONWalk.reach)
    }

    /// Fills the masks of as many whole blocks as there are, or of the last bytes as if spaces followed them.
    private static func fill(
        _ masks: UnsafeMutablePointer<portico_byte_masks>, _ text: UnsafePointer<UInt8>, count: Int,
        _ way: portico_byte_mask_functions
    ) -> Int {
        guard count < 64 else {
            let blocks = min(count / 64, Self.blocks)
            way.fill(text, blocks, masks)
            return blocks
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { block in
            block.initialize(repeating: 0x20)
            guard let base = block.baseAddress else { return }
            base.update(from: text, count: count)
            way.fill(base, 1, masks)
        }
        return 1
    }

    /// Appends the backslashes that the state has left in the masks: those which begin an escape.
    private mutating func appendEscapes(_ masks: UnsafePointer<portico_byte_masks>, _ blocks: Int, from offset: Int) {
        for block in 0..<blocks {
            var rest = masks[block].backslashes
            while rest != 0 {
                escapes.append(UInt32(truncatingIfNeeded: offset + block * 64 + rest.trailingZeroBitCount))
                rest &= rest &- 1
            }
        }
    }
}
