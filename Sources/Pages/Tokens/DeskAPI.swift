public import OpenAPI
public import TokenDesk

/// An API that tokens can be made for: its description and what a form needs to know of it.
public struct DeskAPI: Sendable {
    /// Its name in the catalog, as tokens keep it.
    public let id: String
    public let title: String
    public let document: Document
    public let offer: RightsOffer
    /// The resources and groups that tokens can be limited to.
    public var directory: ResourceDirectory
    private let operations: [String: Operation]

    public init(
        id: String, title: String, document: Document, offer: RightsOffer,
        directory: ResourceDirectory = ResourceDirectory()
    ) {
        self.id = id
        self.title = title
        self.document = document
        self.offer = offer
        self.directory = directory
        operations = Dictionary(
            document.operations.map { ($0.id.description, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The operation that rights and statistics name; nil when the description has it no more.
    func operation(_ id: String) -> Operation? { operations[id] }

    /// The kinds of resource that tokens can be limited in, with what is known of them.
    var kinds: [ResourceDirectory.Kind] {
        offer.kinds.map { directory.kind($0) ?? ResourceDirectory.Kind(name: $0, title: $0, resources: []) }
    }

    /// The operations by tag, in the order of the description; each stands under its first tag only.
    func sections() -> [(title: String, rules: [OperationRule])] {
        var titles: [String] = []
        var rules: [String: [OperationRule]] = [:]
        let names = Dictionary(
            document.tags.map { ($0.name, $0.summary ?? $0.name) }, uniquingKeysWith: { first, _ in first })
        for rule in offer.rules {
            let tag = operations[rule.operation]?.tags.first
            let title = tag.map { names[$0] ?? $0 } ?? "Other"
            if rules[title] == nil { titles.append(title) }
            rules[title, default: []].append(rule)
        }
        return titles.map { ($0, rules[$0] ?? []) }
    }
}
