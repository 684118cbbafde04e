import Egress
import Logging
import OpenAPI

/// The descriptions on offer: where each comes from, and how a new version gets into the catalog and the policy.
struct Shelf: Sendable {
    let catalog: Catalog
    let loader: DescriptionLoader
    private let books: [(id: CatalogID, location: DescriptionLocation)]
    private let gates: [CatalogID: RulesKeeper]
    private let keeper: PolicyKeeper
    private let settings: EgressSettings
    private let classify: @Sendable (Host) async -> AddressClass?
    private let logger: Logger

    /// The descriptions of APIs under their names, with the rules of the gates before them; nothing is read yet.
    init(
        books: [(id: CatalogID, location: DescriptionLocation)], groups: [CatalogID: String],
        gates: [CatalogID: RulesKeeper],
        loader: DescriptionLoader, keeper: PolicyKeeper, settings: EgressSettings,
        classify: @escaping @Sendable (Host) async -> AddressClass?,
        logger: Logger
    ) {
        self.books = books
        self.gates = gates
        catalog = Catalog(books.map { ($0.id, $0.location.name) }, groups: groups)
        self.loader = loader
        self.keeper = keeper
        self.settings = settings
        self.classify = classify
        self.logger = logger
    }

    /// Gives every API a name of its own, in order.
    static func names(_ apis: [APISettings]) -> [CatalogID] {
        var taken: Set<CatalogID> = []
        return apis.map { api in
            let id = CatalogID(api.name ?? api.location.stem, taken: taken)
            taken.insert(id)
            return id
        }
    }

    /// Reads every description for the first time; gives the watch over their files.
    func readAll() async -> DescriptionWatch {
        var watched: [DescriptionWatch.Watched] = []
        await keeper.classify(settings.allowLines, by: classify)
        for (id, location) in books {
            if case .remote(let url) = location {
                keeper.allow(url.origin, addressClass: await classify(url.origin.host))
            }
            watched.append(.init(id: id, location: location, files: await read(id, location, isRefresh: false)))
        }
        if let proxy = settings.proxy { logger.notice("calls leave by a proxy", metadata: ["proxy": "\(proxy)"]) }
        keeper.report(to: logger)
        return DescriptionWatch(shelf: self, watched: watched)
    }

    /// Reads a description and puts it into the catalog, or what is wrong with it beside the last good version. Gives the
    /// files that belong to it.
    func read(_ id: CatalogID, _ location: DescriptionLocation, isRefresh: Bool) async -> [String] {
        let reading = await loader.read(location)
        switch reading.result {
        case .success(let read):
            let document = gates[id]?.take(read) ?? read
            await keeper.approve(
                document, from: location.provenance, baseURL: settings.baseURL ?? location.ownURL, isRefresh: isRefresh,
                classifying: classify)
            catalog.publish(document, as: id)
            logger.info("description read", metadata: ["id": "\(id)", "operations": "\(document.operations.count)"])
        case .failure(let failure):
            catalog.fail(id, with: failure.diagnostics)
            let first = failure.diagnostics.first.map { "\($0)" } ?? ""
            logger.error("description cannot be read", metadata: ["id": "\(id)", "problem": "\(first)"])
        }
        return reading.files
    }
}

extension DescriptionLocation {
    /// Who named the servers of a description from here (THREATS 5.1).
    var provenance: EgressPolicy.Provenance {
        if case .remote(let url) = self { return .remoteDescription(url) }
        return .localDescription(name)
    }

    /// The address of its own that relative servers resolve against, nil for what is not on the network.
    var ownURL: TargetURL? {
        if case .remote(let url) = self { return url }
        return nil
    }
}
