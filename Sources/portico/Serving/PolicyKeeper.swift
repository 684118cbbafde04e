import Egress
import Logging
import OpenAPI
import Synchronization

/// The egress policy as it grows with the descriptions (THREATS 5): the one value that Execute and fetching ask.
final class PolicyKeeper: Sendable {
    private let policy: Mutex<EgressPolicy>

    /// Begins with what the operator allowed.
    init(mode: EgressPolicy.Mode, allowing lines: [AllowLine], listeners: [Listener]) {
        var policy = EgressPolicy(mode: mode, ownListeners: listeners)
        for line in lines { policy.allow(line) }
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

    /// Takes the servers of a description in, each with the class of its addresses now; later versions of the description
    /// never widen the policy silently (THREATS S17).
    func approve(
        _ document: Document, from provenance: EgressPolicy.Provenance, baseURL: TargetURL?, isRefresh: Bool,
        classifying: @Sendable (Host) async -> AddressClass?
    ) async {
        var classes: [Host: AddressClass?] = [:]
        for origin in Self.origins(of: document, baseURL: baseURL) {
            if classes[origin.host] == nil { classes[origin.host] = await classifying(origin.host) }
            let addressClass = classes[origin.host] ?? nil
            policy.withLock { $0.allow(origin, addressClass: addressClass, from: provenance, isRefresh: isRefresh) }
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

    /// Writes what may be called and why into the log (THREATS O6).
    func report(to logger: Logger) {
        for entry in current.entries {
            logger.notice(
                "origin",
                metadata: [
                    "origin": "\(entry.origin)", "class": "\(entry.addressClass.rawValue)",
                    "state": "\(entry.isAdmitted ? "may be called" : "waits for --allow")",
                ])
        }
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
