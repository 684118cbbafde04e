/// Writes nothing: for walks that only look.
struct BlankInk: JSONInk {
    mutating func beginLine(_ number: Int, depth: Int) {}
    mutating func endLine() {}
    mutating func dropLine() {}
    mutating func key(_ text: UnsafeBufferPointer<UInt8>) {}
    mutating func string(_ text: UnsafeBufferPointer<UInt8>) {}
    mutating func number(_ text: UnsafeBufferPointer<UInt8>) {}
    mutating func literal(_ text: UnsafeBufferPointer<UInt8>) {}
    mutating func opening(_ byte: UInt8) {}
    mutating func punctuation(_ byte: UInt8) {}
}
