import Markup
import SourceTree

/// On which lines of the body the values stand that findings, or an address, are about.
struct FindingPlaces {
    /// Bytes of a body in which places are looked for: as many as the contract check reads (THREATS V3).
    static let limit = 1_048_576

    private let lines: [String: JSONLineMap.Line]

    /// - Parameter pointers: JSON Pointers; those that lead nowhere are left out.
    init(_ pointers: [String], in body: BodyBytes) {
        guard !pointers.isEmpty, body.count <= Self.limit else {
            lines = [:]
            return
        }
        let bytes = body.piece(from: 0, count: body.count)
        guard let tree = try? Tree.read(Array(bytes), format: .json, budget: .instance) else {
            lines = [:]
            return
        }
        lines = Self.lines(of: pointers, in: tree.root, body)
    }

    /// The same for a tree that is there already.
    init(_ pointers: [String], in root: Node, _ body: BodyBytes) {
        lines = Self.lines(of: pointers, in: root, body)
    }

    /// The line of the value that a pointer leads to.
    subscript(pointer: String) -> JSONLineMap.Line? { lines[pointer] }

    /// All lines that something leads to, ascending.
    var numbers: [Int] { Set(lines.values.map(\.number)).sorted() }

    private static func lines(
        of pointers: [String], in root: Node, _ body: BodyBytes
    ) -> [String: JSONLineMap.Line] {
        var offsets: [String: Int] = [:]
        for text in pointers {
            guard let pointer = try? JSONPointer(parsing: text) else { continue }
            offsets[text] = root.node(at: pointer)?.offset
        }
        let start = body.start
        let text = body.piece(from: start.offset, count: body.count - start.offset)
        guard let map = JSONLineMap(text, from: start, offsets: Array(offsets.values)) else { return [:] }
        return offsets.compactMapValues { map[$0] }
    }
}
