import Foundation
import Markup
import OpenAPI
import Pages

/// Searches one description for what people type and for what is made to cost much: the whole way from the query to the
/// bytes of a page of 25 results.
struct SearchRun {
    private static let buildLimit = 100.0
    private static let queryLimit = 2.0
    private static let rounds = 15
    private static let drawn = 400

    private let described: Described
    private let search: DocumentSearch
    private let building: [Double]

    init(file: String) async throws {
        described = try await Described(file: file)
        let document = described.document
        var built: [(result: DocumentSearch, time: Double)] = []
        for _ in 0..<5 { built.append(Stopwatch.milliseconds { DocumentSearch(document) }) }
        search = built[0].result
        building = built.map(\.time)
    }

    func measure() -> Bool {
        let groups = [
            ("what people type", Self.usual), ("filters", Self.filters), ("made to cost much", Self.hostile),
            ("words of the description, misspelled", misspelled()),
        ]
        print("searching, processor time of a page of 25 results       queries   median      worst   the worst")
        var all: [Double] = []
        for (name, queries) in groups {
            let times = queries.map { query in (time: time(of: query), query: query) }
            all += times.map(\.time)
            let worst = times.max { $0.time < $1.time }
            let title = "  " + name.padding(toLength: 52, withPad: " ", startingAt: 0)
            print(
                "\(title) \(String(format: "%8d", times.count)) \(times.map(\.time).median.column(8)) "
                    + "\((worst?.time ?? 0).column(10))   \((worst?.query ?? "").prefix(60))")
        }
        var verdicts = Verdicts()
        verdicts.check("index built", building.median, " ms", atMost: Self.buildLimit)
        verdicts.check("median query", all.median, " ms", atMost: Self.queryLimit)
        verdicts.check("worst query", all.max() ?? 0, " ms", atMost: Self.queryLimit)
        return verdicts.areKept
    }

    private func time(of text: String) -> Double {
        let times = (0..<Self.rounds).map { _ in
            Stopwatch.milliseconds {
                let query = SearchQuery(text)
                let results = search.results(for: query, limit: SearchPage.size)
                return SearchPage(
                    frame: described.frame, document: described.document, query: query, results: results,
                    choices: SearchChoices(methods: search.methods, scopes: search.scopes)
                ).html().bytes.count
            }.time
        }
        return times.median
    }

    private static let usual = [
        "repos", "issue", "issues", "pull request", "pullrequest", "list", "get", "user", "create a", "workflow run",
        "/repos/{owner}/{repo}/issues", "actions/list-workflow-runs", "code scanning alert", "sha", "commit status",
        "webhook delivery", "labels", "per_page", "repository topics", "gist comment", "rate limit", "org members",
        "deploy key", "check suite", "reaction", "branch protection", "secret", "team discussion", "milestone", "zzzz",
    ]

    private static let filters = [
        "method:get", "method:delete", "tag:repos", "tag:issues comment", "scope:repo", "deprecated:yes",
        "deprecated:no", "list method:get tag:actions deprecated:no", "method:get method:post tag:zz", "tag:r",
    ]

    private static let hostile: [String] = [
        "e", "a", "s", "é", "a e i o u r s t", "the a of to in and for is", "get list the a of to repo id",
        "e t a o i n s r", "repository organization authenticated installation", String(repeating: "a", count: 256),
        String(repeating: "e ", count: 128), "ahtuenticated orgnaization isntallation reposiotry", "id url name",
        "qaeiourst waeiourst eaeiourst raeiourst taeiourst yaeiourst uaeiourst iaeiourst",
        "reposito organiza authenti installa informat permissi reposito protecte", "1 2 3 4 5 6 7 8 9 0",
        String(repeating: "日本語", count: 28), "\u{1F600}\u{1F600}", "%00%00", "\u{202E}repo", "((((((((", "\"\"\"\"",
        String(repeating: "aeiourstlnd", count: 4), "xeposotirybs xrganizatoins xuthentciated", "ing tion able ment",
    ]

    /// Words of paths and summaries with two letters exchanged or one left out, the same in every run.
    private func misspelled() -> [String] {
        var words: Set<String> = []
        for operation in described.document.operations {
            for word in "\(operation.path) \(operation.summary ?? "")".split(whereSeparator: { !$0.isLetter })
            where word.count > 4 { words.insert(word.lowercased()) }
        }
        let sorted = words.sorted()
        guard !sorted.isEmpty else { return [] }
        return (0..<Self.drawn).map { number in
            let first = Self.broken(sorted[number * 7919 % sorted.count], number)
            let second = sorted[number * 104_729 % sorted.count]
            return number % 3 == 0 ? first : number % 3 == 1 ? "\(first) \(second)" : "\(second) \(first) \(first)x"
        }
    }

    private static func broken(_ word: String, _ number: Int) -> String {
        var letters = Array(word)
        let place = number % (letters.count - 1)
        if number.isMultiple(of: 2) { letters.swapAt(place, place + 1) } else { letters.remove(at: place) }
        return String(letters)
    }
}
