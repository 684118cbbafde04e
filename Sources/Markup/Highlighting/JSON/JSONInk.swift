/// What a walk over JSON writes with.
protocol JSONInk: ~Copyable {
    /// Begins a line; `number` counts from 1.
    mutating func beginLine(_ number: Int, depth: Int)
    /// The line is whole.
    mutating func endLine()
    /// Takes back the line that was begun.
    mutating func dropLine()
    /// A key with its quotation marks, and the colon behind it.
    mutating func key(_ text: UnsafeBufferPointer<UInt8>)
    /// A text with its quotation marks.
    mutating func string(_ text: UnsafeBufferPointer<UInt8>)
    mutating func number(_ text: UnsafeBufferPointer<UInt8>)
    /// `true`, `false` or `null`.
    mutating func literal(_ text: UnsafeBufferPointer<UInt8>)
    /// The bracket of an object or array whose content follows in lines.
    mutating func opening(_ byte: UInt8)
    /// A comma or a closing bracket.
    mutating func punctuation(_ byte: UInt8)
}
