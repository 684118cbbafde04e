/// Writes text: two blanks for each level of nesting, no line feed at the end.
struct PlainInk: JSONInk {
    private(set) var output: [UInt8] = []
    private var lineStart = 0

    init(capacity: Int) { output.reserveCapacity(capacity) }

    mutating func beginLine(_ number: Int, depth: Int) {
        lineStart = output.count
        if number > 1 { output.append(0x0A) }
        output.append(contentsOf: repeatElement(0x20, count: depth * 2))
    }

    mutating func endLine() {}

    mutating func dropLine() { output.removeLast(output.count - lineStart) }

    mutating func key(_ text: UnsafeBufferPointer<UInt8>) {
        output.append(contentsOf: text)
        output.append(UInt8(ascii: ":"))
        output.append(0x20)
    }

    mutating func string(_ text: UnsafeBufferPointer<UInt8>) { output.append(contentsOf: text) }
    mutating func number(_ text: UnsafeBufferPointer<UInt8>) { output.append(contentsOf: text) }
    mutating func literal(_ text: UnsafeBufferPointer<UInt8>) { output.append(contentsOf: text) }
    mutating func opening(_ byte: UInt8) { output.append(byte) }
    mutating func punctuation(_ byte: UInt8) { output.append(byte) }
}
