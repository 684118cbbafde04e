import Execution
import Markup

/// A body as text, a piece at a time, with its hidden characters made visible (THREATS V1, V3, V6).
struct TextBody {
    /// Bytes of a piece.
    static let size = 65_536

    let body: BodyBytes
    let language: Language
    let address: BodyAddress
    /// How its bytes are characters.
    var charset = BodyCharset.utf8

    func write(into html: inout HTML) {
        let asked = min(max(0, address.choice.from.flatMap { Int($0) } ?? 0), body.count)
        let offset = charset.isOfBytes ? asked : asked & ~1
        let piece = piece(from: offset)
        let end = offset + piece.count
        html.codeBlock("code-tall code-wrap", label: "Response body") { html in
            if charset == .utf8 {
                html.append(Highlighter.code(piece, language: language, limit: Self.size + 4))
            } else {
                html.visible(utf8: charset.utf8(of: piece))
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
        if charset.isOfBytes, let line = piece.lastIndex(of: 0x0A), line - piece.startIndex > Self.size / 2 {
            return piece[...line]
        }
        return charset.whole(piece)
    }
}
