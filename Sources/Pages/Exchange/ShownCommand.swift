public import Execution
import Markup
public import OpenAPI

/// A request in one language, under the name people know it by.
public struct ShownCommand: Hashable, Sendable {
    /// The language's name in posts; empty for what cannot be asked for again.
    public var language: String
    /// For instance `cURL (bash)` or `Python (Requests)`.
    public var label: String
    /// The language as Markdown names it.
    public var syntax: String
    /// The command or program, secrets as variables.
    public var text: String

    public init(label: String, text: String, language: String = "", syntax: String = "bash") {
        self.language = language
        self.label = label
        self.syntax = syntax
        self.text = text
    }

    /// A request in a language.
    public init(_ language: SampleLanguage, _ request: OutboundRequest) {
        self.init(
            label: language.label, text: language.text(of: request), language: language.id, syntax: language.syntax)
    }

    /// Languages that have a tab of their own, in the order people know.
    private static let tabs = ["curl", "powershell", "cmd"]

    /// The commands of all shells for one request.
    public static func list(for request: OutboundRequest) -> [ShownCommand] {
        tabs.compactMap(SampleLanguage.named).map { ShownCommand($0, request) }
    }

    /// What an operation's author wrote (`x-codeSamples`), by position: such a sample shows no values of a call.
    public static func written(for operation: Operation) -> [ShownCommand] {
        operation.codeSamples.prefix(12).enumerated().map { index, sample in
            ShownCommand(
                label: sample.label, text: sample.source, language: "\(writtenPrefix)\(index)", syntax: sample.language)
        }
    }

    /// The languages that are chosen from a list.
    public static var others: [SampleLanguage] { SampleLanguage.all.filter { !tabs.contains($0.id) } }

    /// Whether a session can keep the name: a language's, or a place among what authors wrote.
    public static func isLanguage(_ name: String) -> Bool {
        SampleLanguage.named(name) != nil || (0..<12).contains { name == "\(writtenPrefix)\($0)" }
    }

    private static let writtenPrefix = "author-"
}
