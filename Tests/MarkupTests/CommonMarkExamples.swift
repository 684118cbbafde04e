import Foundation
import TestSupport
import Testing

@testable import Markup

/// The examples of CommonMark 0.31 and of GitHub's dialect, against the expected HTML of their specifications.
@Suite(.enabled(if: Corpus.isPresent))
struct CommonMarkExamples {
    struct Example: Decodable, Sendable {
        let example: Int
        let section: String
        let markdown: String
        let html: String
    }

    /// Why ours is not what the specification expects.
    enum Reason: String, CaseIterable {
        case autolinks = "GitHub's autolinks find an address there"
        case edition = "cmark-gfm follows another edition, and gives what we give"
        case reduced = "raw HTML is reduced to what is allowed"
        case closed = "raw HTML is reduced, and ends where the part of the text that it stands in ends"
        case other = "unexplained"
    }

    static let files = [
        "commonmark/spec-tests.json", "commonmark/gfm-spec-tests.json", "commonmark/gfm-extensions-tests.json",
    ]

    @Test func `the examples of the specifications come out as expected, or differ for a reason that can be shown`()
        throws
    {
        for name in Self.files {
            let examples = try JSONDecoder().decode([Example].self, from: Data(try Corpus.bytes(name)))
            var different: [Reason: [Int]] = [:]
            for example in examples {
                let ours = NormalizedHTML(conformance(example.markdown))
                guard ours.lines != NormalizedHTML(example.html).lines else { continue }
                let reason = reason(for: example, ours)
                different[reason, default: []].append(example.example)
                if reason == .other {
                    print("\(example.markdown.debugDescription)\n  ours \(ours.lines)")
                    print("  cmark \(CommonMarkReference.html(example.markdown) ?? "")")
                }
            }
            let count = different.values.reduce(0) { $0 + $1.count }
            print("\(name): \(examples.count - count) of \(examples.count) as expected")
            for reason in Reason.allCases {
                if let numbers = different[reason] { print("  \(numbers.count) \(reason.rawValue): \(numbers)") }
            }
            #expect(examples.count > count)
            #expect(different[.other] == nil)
        }
    }

    /// The first reason that can be shown, by what cmark-gfm itself gives.
    private func reason(for example: Example, _ ours: NormalizedHTML) -> Reason {
        let theirs = CommonMarkReference.html(example.markdown).map { NormalizedHTML($0) }
        if ours.lines == theirs?.lines {
            let plain = CommonMarkReference.plainHTML(example.markdown).map { NormalizedHTML($0) }
            return plain?.lines == NormalizedHTML(example.html).lines ? .autolinks : .edition
        }
        guard hasRawHTML(example.markdown), let text = CommonMarkReference.reducedHTML(example.markdown) else {
            return .other
        }
        let reduced = NormalizedHTML(text)
        if ours.lines == reduced.lines { return .reduced }
        return ours.words == reduced.words ? .closed : .other
    }

    private func conformance(_ markdown: String) -> String {
        var rules = MarkdownRules(Markdown.Options())
        rules.isConformance = true
        return Markdown.render(markdown, limit: 262_144, options: rules).description
    }

    private func hasRawHTML(_ markdown: String) -> Bool {
        guard let document = CommonMark(markdown, budget: .seconds(5)) else { return false }
        guard let events = MarkdownEvents(document) else { return false }
        while let (node, _) = events.next() {
            if node.kind == .htmlBlock || node.kind == .htmlInline { return true }
        }
        return false
    }
}

/// Tokens of HTML without what a rendering is free in: blanks between blocks, classes, alignment, task boxes.
struct NormalizedHTML {
    private(set) var lines: [String] = []

    /// The text alone, without blanks.
    var words: String {
        lines.filter { $0.hasPrefix("\"") }.joined().filter { !$0.isWhitespace && $0 != "\"" }
    }

    init(_ html: String) {
        var isPre = false
        for token in ParsedHTML(html).tokens {
            switch token {
            case .start(let name, let attributes):
                if name == "input" || name == "span" { continue }
                isPre = isPre || name == "pre"
                let kept = attributes.filter { ["href", "src", "alt", "title", "start"].contains($0.key) }
                let written = kept.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                lines.append("<" + ([name] + written).joined(separator: " "))
            case .end(let name):
                if name == "pre" { isPre = false }
                if name != "span" { lines.append("/" + name) }
            case .text(let text):
                append(text, isPre: isPre)
            }
        }
    }

    private mutating func append(_ text: String, isPre: Bool) {
        let text = text.replacing("☐", with: "").replacing("☑", with: "")
        let words = isPre ? text : text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty else { return }
        lines.append("\"" + words)
    }
}
