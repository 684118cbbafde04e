import Foundation
import Markup
import Pages

/// Sets bodies of ten megabytes in lines, highlighted, passage after passage as pages show them; and makes the block that
/// shows the first passage.
struct FormattingRun {
    private static let speedLimit = 100.0
    private static let headLimit = 50.0
    private static let rounds = 5
    private static let size = 10_000_000

    func measure() -> Bool {
        print("setting JSON in lines, processor time                       MB      MB/s   MB out   head in ms")
        var slowest = Double.infinity
        var longest = 0.0
        for (name, row) in Self.rows {
            let body = Self.body(of: row)
            let times = (0..<Self.rounds).map { _ in Stopwatch.milliseconds { Self.linesOut(of: body) } }
            let heads = (0..<Self.rounds).map { _ in Stopwatch.milliseconds { Self.head(of: body) }.time }
            let speed = Double(body.count) / 1e3 / max(0.001, times.map(\.time).median)
            slowest = min(slowest, speed)
            longest = max(longest, heads.median)
            let title = "  " + name.padding(toLength: 52, withPad: " ", startingAt: 0)
            print(
                "\(title) \((Double(body.count) / 1e6).column(7, 1)) \(speed.column(9, 0)) "
                    + "\((Double(times.first?.result ?? 0) / 1e6).column(8, 0)) \(heads.median.column(12))")
        }
        var verdicts = Verdicts()
        verdicts.check("slowest kind of body", slowest, " MB/s", atLeast: Self.speedLimit)
        verdicts.check("first part of ten megabytes", longest, " ms", atMost: Self.headLimit)
        return verdicts.areKept
    }

    /// All passages, one after the other; how many bytes of markup they are.
    private static func linesOut(of body: [UInt8]) -> Int {
        var place = JSONPlace.start
        var count = 0
        while true {
            let window = body[place.offset...].prefix(JSONPassage.windowSize)
            let passage = JSONPassage(window, isLast: window.endIndex == body.count, from: place)
            count += passage.html.count
            guard case .more(let next) = passage.ending else { return count }
            place = next
        }
    }

    private static func head(of body: [UInt8]) -> Int {
        let request = ShownRequest(method: "GET", url: "", fields: [], body: nil, bodySize: 0, commands: [])
        let response = ShownResponse(
            status: 200, reason: "OK", fields: [ShownField("Content-Type", "application/json")], body: body,
            isTruncated: false, duration: .zero, isDocumented: true)
        return ExchangeView(
            id: "x", documentID: "d", operationID: "o", request: request, outcome: .response(response)
        ).body().count
    }

    private static func body(of row: String) -> [UInt8] {
        let count = size / (row.utf8.count + 1)
        return Array(("[" + Array(repeating: row, count: count).joined(separator: ",") + "]").utf8)
    }

    private static let rows = [
        (
            "records",
            #"{"id":12345,"name":"Ada","active":true,"tags":["tram","low"],"at":{"lat":48.137154,"lon":11.5},"note":null}"#
        ),
        (
            "long texts",
            #"{"title":"A text","body":"\#(String(repeating: "Lorem ipsum dolor sit amet, consectetur. ", count: 8))"}"#
        ),
        ("numbers", "[1.5,22,333,-4444,5e5]"), ("texts beyond ASCII", #"{"straße":"Größe über „Maß“","都市":"東京都"}"#),
        ("texts with markup", ##"{"html":"<p class=\"x\">Text &amp; more</p>","color":"#fff"}"##),
    ]
}
