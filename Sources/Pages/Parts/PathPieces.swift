/// A path cut into plain text and templates such as `{vehicleId}`.
struct PathPieces {
    struct Piece: Hashable {
        let text: String
        let isTemplate: Bool
    }

    /// The pieces of a path in order; together they are the path. A brace without its pair is plain text.
    static func of(_ path: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = path[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(Piece(text: String(rest[..<open]), isTemplate: false)) }
            pieces.append(Piece(text: String(rest[open...close]), isTemplate: true))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(Piece(text: String(rest), isTemplate: false)) }
        return pieces
    }
}
