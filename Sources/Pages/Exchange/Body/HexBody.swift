import Markup

/// A body byte for byte: offset, sixteen bytes, and what of them is ASCII; a piece at a time.
struct HexBody {
    /// Bytes of a piece.
    static let size = 4_096
    private static let width = 16
    private static let digits = Array("0123456789abcdef".utf8)

    let body: BodyBytes
    let address: BodyAddress

    func write(into html: inout HTML) {
        let asked = address.choice.from.flatMap { Int($0) } ?? 0
        let offset = min(max(0, asked), max(0, body.count - 1)) / Self.width * Self.width
        let piece = body.piece(from: offset, count: Self.size)
        html.codeBlock("code-tall", label: "Response body, hexadecimal") { $0.text(utf8: Self.rows(piece, offset)) }
        let end = offset + piece.count
        guard offset > 0 || end < body.count else { return }
        let words = "Bytes \(Count.grouped(offset)) to \(Count.grouped(end)) of \(Count.bytes(body.count))."
        html.bodyMore(words, next: end < body.count ? String(end) : nil, address)
    }

    /// A row for each sixteen bytes: `00000010  7b 7d …  {}`.
    static func rows(_ piece: ArraySlice<UInt8>, _ offset: Int) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(piece.count * 5)
        for start in stride(from: 0, to: piece.count, by: width) {
            let row = piece.dropFirst(start).prefix(width)
            let place = offset + start
            for shift in stride(from: 28, through: 0, by: -4) { out.append(digits[place >> shift & 15]) }
            out.append(0x20)
            for (column, byte) in row.enumerated() {
                if column % 8 == 0 { out.append(0x20) }
                out += [digits[Int(byte >> 4)], digits[Int(byte & 15)], 0x20]
            }
            let missing = width - row.count
            out.append(contentsOf: repeatElement(0x20, count: missing * 3 + (missing >= 8 ? 2 : 1)))
            for byte in row { out.append((0x20...0x7E).contains(byte) ? byte : UInt8(ascii: ".")) }
            out.append(0x0A)
        }
        return out
    }
}
