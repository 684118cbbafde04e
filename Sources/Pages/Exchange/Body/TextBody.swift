import Markup

/// A body as text, a piece at a time, with its hidden characters made visible (THREATS V1, V3, V6).
struct TextBody {
    /// Bytes of a piece.
    static let size = 65_536

    let body: BodyBytes
    let language: Language
    let address: BodyAddress
    /// Whether each byte is a character of its own (ISO 8859-1), as the content type says.
    var isLatin1 = false

    func write(into html: inout HTML) {
        let offset = min(max(0, address.choice.from.flatMap { Int($0) } ?? 0), body.count)
        let piece = piece(from: offset)
        let end = offset + piece.count
        html.codeBlock("code-tall code-wrap", label: "Response body") { html in
            if isLatin1 {
                let scalars = piece.map { Unicode.Scalar($0) }
                html.visible(String(String.UnicodeScalarView(scalars)))
            } else {
                html.append(Highlighter.code(piece, language: language, limit: Self.size + 4))
            }
        }
        guard offset > 0 || end < body.count else { return }
        let words = "Bytes \(Count.grouped(offset)) to \(Count.grouped(end)) of \(Count.bytes(body.count))."
        html.bodyMore(words, next: end < body.count ? String(end) : nil, address)
    }

    /// A piece that ends with a line where it can, and never within a character.
    private func piece(from offset: Int) -> ArraySlice<UInt8> {
        let piece = body.piece(from: offset, count: Self.size)
        guard offset + piece.count < body.count else { return piece }
        if let line = piece.lastIndex(of: 0x0A), line - piece.startIndex > Self.size / 2 { return piece[...line] }
        let end = piece.suffix(4).lastIndex { $0 & 0xC0 != 0x80 } ?? piece.endIndex
        return isLatin1 || piece.last.map { $0 < 0x80 } == true ? piece : piece[..<end]
    }
}
