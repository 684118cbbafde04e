/// A passage of a JSON text, set in lines and highlighted: as many lines as a page shows at a time.
///
/// The work is bounded by the limits and not by the text, of which only a window has to be there (THREATS V3).
public struct JSONPassage: Sendable {
    /// How a passage ends.
    public enum Ending: Hashable, Sendable {
        /// With the text.
        case complete
        /// More lines follow.
        case more(JSONPlace)
        /// From this offset on it is no JSON, or nested too deep.
        case broken(Int)
    }

    /// Lines of a passage.
    public static let lineLimit = 1_000
    /// Bytes of the text from which a passage is made.
    public static let byteLimit = 131_072
    /// Bytes that a window should hold, where the text has them: a passage and the longest text that it may end in.
    public static let windowSize = 1_048_576

    /// The lines: `<span class="lines">` of a hundred `<span class="line" data-line data-depth>` each; what opens an object
    /// or array is in `<span class="tok-open">`.
    public let html: HTML
    public let ending: Ending
    /// Whether there is any line.
    public var isEmpty: Bool { html.isEmpty }

    /// - Parameters:
    ///   - window: the text from `place` on.
    ///   - isLast: whether the text ends with the window.
    ///   - marked: numbers of lines that findings lead to.
    ///   - anchor: where the ids of marked lines begin: line 12 is its `12`, as `anchor.appending("12")` names it.
    public init(
        _ window: ArraySlice<UInt8>, isLast: Bool, from place: JSONPlace = .start, marked: [Int] = [],
        anchor: ElementID = "line", lines: Int = lineLimit, bytes byteLimit: Int = byteLimit
    ) {
        (html, ending) = window.withUnsafeBufferPointer { bytes in
            let ink = MarkedInk(capacity: min(bytes.count, byteLimit) * 6, marked: marked.sorted(), anchor: anchor)
            var layout = JSONLayout(bytes, from: place, ink: ink)
            let ending = layout.run(lines: lines, bytes: byteLimit)
            let html = layout.ink.html
            switch ending {
            case .complete: return (html, isLast ? .complete : .broken(layout.fault))
            case .paused: return (html, .more(layout.place))
            case .broken:
                let lacksBytes = layout.isAtEnd && !isLast && !html.isEmpty
                return (html, lacksBytes ? .more(layout.place) : .broken(layout.fault))
            }
        }
    }
}
