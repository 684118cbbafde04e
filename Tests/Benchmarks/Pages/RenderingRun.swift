import Foundation
import OpenAPI
import Pages

/// Renders the operation pages of many descriptions. Each page is made in several rounds, each with the description read
/// afresh, so that no sample drawn before helps; what counts of a page is the median of its rounds.
struct RenderingRun {
    private static let medianLimit = 1.0
    private static let worstLimit = 10.0
    private static let leastSpeed = 150.0
    private static let rounds = 3
    private static let shown = 12
    /// Operations of one description, but for those of which all are taken.
    private static let limit = 200
    private static let whole = ["github/", "kubernetes/"]

    /// The pages of one description.
    private struct Outcome {
        let name: String
        var times: [Double] = []
        var bytes = 0
        var worst = 0.0
        var worstPage = ""
        var worstBytes = 0
    }

    private let folder: String
    private let files: [String]

    init(folder: String, files: [String]) throws {
        self.folder = folder
        self.files = files.isEmpty ? try SpecificationList.files(in: folder) : files
    }

    func measure() async throws -> Bool {
        var outcomes: [Outcome] = []
        var unread = 0
        for file in files {
            do {
                let outcome = try await outcome(of: file)
                if !outcome.times.isEmpty { outcomes.append(outcome) }
            } catch {
                unread += 1
            }
        }
        return report(outcomes.sorted { $0.worst > $1.worst }, unread: unread)
    }

    private func outcome(of file: String) async throws -> Outcome {
        let limit = Self.whole.contains { file.hasPrefix($0) } || files.count < 20 ? Int.max : Self.limit
        var rounds: [[Double]] = []
        var sizes: [Int] = []
        var titles: [String] = []
        for _ in 0..<Self.rounds {
            let described = try await Described(file: folder + "/" + file)
            let operations = described.operations(limit: limit)
            let pages = operations.map { operation in
                Stopwatch.milliseconds { described.page(of: operation).count }
            }
            rounds.append(pages.map(\.time))
            sizes = pages.map(\.result)
            titles = operations.map { "\($0.method) \($0.path)" }
        }
        var outcome = Outcome(name: file)
        for (number, title) in titles.enumerated() {
            let time = rounds.map { $0[number] }.median
            outcome.times.append(time)
            outcome.bytes += sizes[number]
            guard time > outcome.worst else { continue }
            outcome.worst = time
            outcome.worstPage = title
            outcome.worstBytes = sizes[number]
        }
        return outcome
    }

    private func report(_ outcomes: [Outcome], unread: Int) -> Bool {
        print("operation pages, processor time of making one          median      worst    MB/s   the worst")
        for outcome in outcomes.prefix(Self.shown) { print(Self.line(outcome)) }
        if outcomes.count > Self.shown { print("  … and \(outcomes.count - Self.shown) descriptions that are faster") }
        let times = outcomes.flatMap(\.times)
        let bytes = outcomes.reduce(0) { $0 + $1.bytes }
        let speed = Double(bytes) / max(times.reduce(0, +), 1e-6) / 1e3
        let unreadable = unread == 0 ? "" : ", \(unread) that cannot be read left out"
        print("\(times.count) pages of \(outcomes.count) descriptions\(unreadable), \(bytes / 1_000_000) MB of HTML")
        var verdicts = Verdicts()
        verdicts.check("median page", times.median, " ms", atMost: Self.medianLimit)
        verdicts.check("worst page", times.max() ?? 0, " ms", atMost: Self.worstLimit)
        verdicts.check("HTML written", speed, " MB/s", atLeast: Self.leastSpeed)
        return verdicts.areKept
    }

    private static func line(_ outcome: Outcome) -> String {
        let name = outcome.name.padding(toLength: 48, withPad: " ", startingAt: 0)
        let speed = Double(outcome.bytes) / max(outcome.times.reduce(0, +), 1e-6) / 1e3
        return "  \(name) \(outcome.times.median.column(8)) ms \(outcome.worst.column(7)) ms \(speed.column(6, 0))   "
            + "\(outcome.worstBytes / 1000) kB \(outcome.worstPage.prefix(60))"
    }
}
