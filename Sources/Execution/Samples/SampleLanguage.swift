/// A language or tool in which a request can be written down; each stands in a file of its own.
public struct SampleLanguage: Sendable, Identifiable {
    /// Its name in addresses and in what a session keeps.
    public let id: String
    /// Its name for people, with the library that it takes.
    public let label: String
    /// The language as Markdown names it.
    public let syntax: String
    private let write: @Sendable (SampleRequest) -> String

    init(_ id: String, _ label: String, syntax: String, write: @escaping @Sendable (SampleRequest) -> String) {
        self.id = id
        self.label = label
        self.syntax = syntax
        self.write = write
    }

    /// The program or command that sends the request. Secrets are variables by default, so that a pasted sample tells
    /// nothing.
    public func text(of request: OutboundRequest, showing: Showing = .variable) -> String {
        write(SampleRequest(request, showing: showing))
    }

    /// All of them, in the order of the list that people choose from.
    public static let all: [SampleLanguage] = [
        .curl, .curlCmd, .powershell, .httpie, .wget, .requests, .httpx, .urllib, .fetch, .axios, .node, .urlSession,
        .asyncHTTPClient, .go, .java, .kotlin, .csharp, .ruby, .php, .rust, .dart, .r,
    ]

    /// The one of that name, nil for a name that none has.
    public static func named(_ id: String) -> SampleLanguage? { all.first { $0.id == id } }
}
