import Markup

/// JSON set in lines, a passage at a time; the lines that findings lead to are marked (THREATS V3, V9).
struct JSONBody {
    /// Bytes that are looked through before they are shown.
    private static let checkedLimit = 1_048_576

    let body: BodyBytes
    let places: FindingPlaces
    let address: BodyAddress

    /// Whether it is JSON, as far as that is looked at before it is shown: all of what is not long.
    static func isJSON(_ body: BodyBytes) -> Bool {
        let start = body.start
        guard body.count > Self.checkedLimit else {
            let text = body.piece(from: start.offset, count: body.count)
            return JSONLineMap(text, from: start, offsets: []) != nil
        }
        let window = body.piece(from: start.offset, count: JSONPassage.windowSize)
        return !JSONPassage(window, isLast: false, from: start, lines: 1).isEmpty
    }

    /// Where the shown passage begins.
    var place: JSONPlace {
        let choice = address.choice
        let chosen = choice.from.flatMap(JSONPlace.init) ?? choice.at.flatMap { places[$0]?.passage }
        return chosen ?? body.start
    }

    func write(into html: inout HTML) {
        let place = place
        let window = body.piece(from: place.offset, count: JSONPassage.windowSize)
        let passage = JSONPassage(
            window, isLast: place.offset + window.count >= body.count, from: place, marked: places.numbers,
            anchor: address.lines)
        html.element(.div, .data("behavior", "lines")) { html in
            html.codeBlock("code-tall code-lines", label: "Response body") { $0.append(passage.html) }
        }
        switch passage.ending {
        case .complete:
            guard place.line > 1 else { return }
            html.bodyMore("Lines from \(Count.grouped(place.line)) to the end.", next: nil, address)
        case .more(let next):
            let words =
                "Lines \(Count.grouped(place.line)) to \(Count.grouped(next.line - 1)), "
                + "\(Count.bytes(next.offset)) of \(Count.bytes(body.count))."
            html.bodyMore(words, next: next.text, address)
        case .broken(let offset):
            html.notice(
                "warn",
                "From byte \(Count.grouped(offset)) on this is no JSON, or it is nested too deep. "
                    + "Text shows it as it came.")
        }
    }
}
