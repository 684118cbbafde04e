import Egress
import Logging
import OpenAPI
import Synchronization

/// The egress policy as it grows with the descriptions (THREATS 5): the one value that Execute and fetching ask.
final class PolicyKeeper: Sendable {
    private let policy: Mutex<EgressPolicy>

    /// Begins with what the operator allowed.
    init(_ policy: EgressPolicy) {
        self.policy = Mutex(policy)
    }

    /// The policy now.
    var current: EgressPolicy { policy.withLock { $0 } }

    /// Admits an origin that the operator named himself, such as that of a description given as a URL.
    ///
    /// - Parameter addressClass: what the name stands for; nil when that is not known.
    func allow(_ origin: Origin, addressClass: AddressClass? = nil) {
        policy.withLock { $0.allow(origin, addressClass: addressClass, from: .setting) }
    }

    /// Looks up what class the operator's own names have now, where a line does not state it.
    func classify(_ lines: [AllowLine], by classifying: @escaping @Sendable (Host) async -> AddressClass?) async {
        let unstated = lines.filter { $0.addressClass == nil && !$0.isWildcard }
        let classes = await Self.classes(of: unstated.map(\.origin.host), by: classifying)
        for line in unstated {
            policy.withLock { $0.allow(line, addressClass: classes[line.origin.host]) }
        }
    }

    /// Takes the servers of a description in, each with the class of its addresses now; later versions of the description
    /// never widen the policy silently (THREATS S17).
    func approve(
        _ document: Document, from provenance: EgressPolicy.Provenance, baseURL: TargetURL?, isRefresh: Bool,
        classifying: @escaping @Sendable (Host) async -> AddressClass?
    ) async {
        let origins = Self.origins(of: document, baseURL: baseURL)
        let classes = await Self.classes(of: origins.map(\.host), by: classifying)
        for origin in origins {
            policy.withLock {
                $0.allow(origin, addressClass: classes[origin.host], from: provenance, isRefresh: isRefresh)
            }
        }
    }

    /// Writes what may be called and why into the log (THREATS O6).
    func report(to logger: Logger) {
        for row in EgressReport(current).rows {
            logger.notice(
                "origin",
                metadata: [
                    "origin": "\(row.origin)", "class": "\(row.addressClass)", "from": "\(row.provenance)",
                    "state": "\(row.state)",
                ])
        }
    }

    /// The classes of several hosts, looked up side by side; those that cannot be told are left out.
    private static func classes(
        of hosts: [Host], by classifying: @escaping @Sendable (Host) async -> AddressClass?
    ) async -> [Host: AddressClass] {
        await withTaskGroup(of: (Host, AddressClass?).self) { group in
            for host in Set(hosts) { group.addTask { (host, await classifying(host)) } }
            var classes: [Host: AddressClass] = [:]
            for await (host, addressClass) in group { classes[host] = addressClass }
            return classes
        }
    }

    private static func origins(of document: Document, baseURL: TargetURL?) -> [Origin] {
        var origins = baseURL.map { [$0.origin] } ?? []
        for text in Set((document.servers + document.operations.flatMap(\.servers)).flatMap(expansions)).sorted() {
            let url = try? baseURL?.resolving(text) ?? TargetURL(parsing: text)
            if let origin = url?.origin, !origins.contains(origin) { origins.append(origin) }
        }
        return origins
    }

    /// The URLs that a server's enumerated variables can make, at most 256; free ones take their default.
    private static func expansions(of server: Server) -> [String] {
        var choices: [[String: String]] = [[:]]
        for variable in server.variables where !variable.enumeration.isEmpty {
            let grown = choices.flatMap { choice in
                variable.enumeration.map { choice.merging([variable.name: $0]) { _, new in new } }
            }
            choices = Array(grown.prefix(256))
        }
        return choices.compactMap { try? server.expanded($0) }
    }
}
