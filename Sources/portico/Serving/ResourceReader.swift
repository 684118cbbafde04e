import Egress
import Foundation
import Gate
import HTTPTypes
import OpenAPI
import SourceTree
import Synchronization
import TokenDesk

/// Reads lists of resources from the API behind a gate, in the name of a service of Portico, through the one door out.
struct ResourceReader: Sendable {
    /// Resources of a kind, and groups, at most.
    static let countLimit = 20_000
    private static let pageLimit = 1_000

    private let upstream: Origin
    private let key: IdentityKey
    private let transport: EgressTransport
    private let policy: PolicyKeeper

    /// A reader that may call this one origin, which the operator chose.
    init(upstream: Origin, key: IdentityKey, authority: CertificateAuthority? = nil) {
        self.upstream = upstream
        self.key = key
        let policy = PolicyKeeper(mode: .local, allowing: [], listeners: [])
        self.policy = policy
        transport = EgressTransport(
            policy: { policy.current }, authorities: authority.map { [upstream: $0] } ?? [:])
    }

    /// The resources and groups of every kind that a description tells how to list.
    ///
    /// - Throws: ``ResourceReadingError`` when one of the lists cannot be had whole: a list with gaps would shut out tokens that
    ///   are limited to a group.
    func directory(by rules: GateRules) async throws(ResourceReadingError) -> ResourceDirectory {
        policy.allow(upstream, addressClass: await transport.addressClass(of: upstream.host))
        var kinds: [ResourceDirectory.Kind] = []
        for source in ResourceSource.all(in: rules.document) {
            let resources = try await items(of: source.listing, by: rules) { item -> ResourceDirectory.Resource? in
                guard let id = item.node(at: source.listing.id)?.text else { return nil }
                let label = source.listing.label.flatMap { item.node(at: $0)?.text } ?? ""
                let groups = source.groups.flatMap { item.node(at: $0.pointer) }
                let ids = groups?.elements.compactMap(\.text) ?? []
                return ResourceDirectory.Resource(
                    id: id, label: label, groups: ids.isEmpty ? groups?.text.map { [$0] } ?? [] : ids)
            }
            kinds.append(
                ResourceDirectory.Kind(
                    name: source.kind, title: source.title, groupsTitle: source.groups?.title ?? "",
                    resources: resources,
                    groups: try await groups(of: source, resources, by: rules)))
        }
        return ResourceDirectory(kinds: kinds)
    }

    private func groups(
        of source: ResourceSource, _ resources: [ResourceDirectory.Resource], by rules: GateRules
    ) async throws(ResourceReadingError) -> [ResourceDirectory.Group] {
        guard let groups = source.groups else { return [] }
        guard let listing = groups.listing else {
            return Set(resources.flatMap(\.groups)).sorted().map { ResourceDirectory.Group(id: $0) }
        }
        return try await items(of: listing, by: rules) { item -> ResourceDirectory.Group? in
            item.node(at: listing.id)?.text.map { id in
                ResourceDirectory.Group(id: id, label: listing.label.flatMap { item.node(at: $0)?.text } ?? "")
            }
        }
    }

    /// Walks through the pages until one is empty or shorter than the first.
    private func items<Item>(
        of listing: ResourceSource.Listing, by rules: GateRules, _ read: (Node) -> Item?
    ) async throws(ResourceReadingError) -> [Item] {
        var items: [Item] = []
        var size = 0
        for page in 1...Self.pageLimit {
            let nodes = try await nodes(onPage: page, of: listing, by: rules)
            items += nodes.compactMap(read)
            guard items.count <= Self.countLimit else { throw .tooMany }
            if page == 1 { size = nodes.count }
            if listing.page == nil || nodes.isEmpty || nodes.count < size { return items }
        }
        throw .tooMany
    }

    private func nodes(
        onPage number: Int, of listing: ResourceSource.Listing, by rules: GateRules
    ) async throws(ResourceReadingError) -> [Node] {
        guard let operation = rules.document.operation(listing.operation) else { throw .noOperation }
        let request = try request(for: operation, page: number, of: listing, by: rules)
        let response: EgressResponse
        do { response = try await transport.send(request) } catch { throw .notReached(error.message) }
        guard response.status == 200, !response.isTruncated else { throw .status(response.status) }
        guard let tree = try? Tree.read(response.body, format: .json, budget: .instance),
            let list = tree.root.node(at: listing.items), list.kind == .array
        else { throw .noList }
        return Array(list.elements)
    }

    private func request(
        for operation: OpenAPI.Operation, page: Int, of listing: ResourceSource.Listing, by rules: GateRules
    ) throws(ResourceReadingError) -> EgressRequest {
        var pairs = listing.query.map { (Self.encoded($0.name), Self.encoded($0.value)) }
        if let name = listing.page { pairs.append((Self.encoded(name), String(page))) }
        let query = pairs.map { "\($0)=\($1)" }.joined(separator: "&")
        let scopes = OperationRule(of: operation).alternatives.first ?? []
        do {
            let url = try TargetURL(
                origin: upstream, path: rules.basePath + operation.path, query: query.isEmpty ? nil : query)
            let identity = SignedIdentity(
                subject: "portico", tokenID: "resources", rights: AccessRights(scopes: scopes))
            var fields: HTTPFields = [.accept: "application/json", .userAgent: "Portico"]
            for (name, value) in identity.fields(
                method: operation.method, target: url.requestTarget, at: Date(), key: key)
            {
                if let name = HTTPField.Name(name) { fields[name] = value }
            }
            return EgressRequest(url: url, fields: fields)
        } catch { throw .notReached(error.message) }
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
