/// On which line, and in which passage, values of a JSON text stand when it is set in lines.
public struct JSONLineMap: Sendable {
    /// Where a value stands.
    public struct Line: Hashable, Sendable {
        public let number: Int
        /// The passage that it is in.
        public let passage: JSONPlace
    }

    private var lines: [Int: Line] = [:]

    /// Nil when the text is no JSON or nested too deep.
    ///
    /// - Parameters:
    ///   - start: where the text begins, behind a byte order mark.
    ///   - offsets: where the values begin.
    public init?(_ bytes: ArraySlice<UInt8>, from start: JSONPlace = .start, offsets: [Int]) {
        let watched = Set(offsets).sorted()
        let isWhole = bytes.withUnsafeBufferPointer { text in
            var layout = JSONLayout(text, from: start, watched: watched, ink: BlankInk())
            while true {
                let (passage, known) = (layout.place, layout.found.count)
                let ending = layout.run(lines: JSONPassage.lineLimit, bytes: JSONPassage.byteLimit)
                for (offset, line) in layout.found[known...] { lines[offset] = Line(number: line, passage: passage) }
                switch ending {
                case .complete: return true
                case .paused: continue
                case .broken: return false
                }
            }
        }
        guard isWhole else { return nil }
    }

    /// The line of the value that begins at an offset.
    public subscript(offset: Int) -> Line? { lines[offset] }
}
