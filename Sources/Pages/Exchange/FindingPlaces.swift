import Markup
import SourceTree

/// On which lines of the body the values stand that findings, or an address, are about.
struct FindingPlaces {
    /// Bytes of a body in which places are looked for; the contract check reads no more than one MiB (THREATS V3).
    static let limit = Budget.instance.bytes

    private let lines: [String: JSONLineMap.Line]

    /// - Parameter pointers: JSON Pointers; those that lead nowhere are left out.
    init(_ pointers: [String], in body: BodyBytes) {
        guard !pointers.isEmpty, let bytes = body.whole(upTo: Self.limit),
            let tree = try? Tree.read(bytes, format: .json, budget: .instance)
        else {
            lines = [:]
            return
        }
        lines = Self.lines(of: pointers, in: tree.root, body)
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
