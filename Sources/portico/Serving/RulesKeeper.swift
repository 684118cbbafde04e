import Egress
import Gate
import OpenAPI
import Synchronization

/// The rules of one gate as they follow the description: a new version counts at once, one that cannot be read changes nothing.
///
/// A class because the gate asks while the shelf changes.
final class RulesKeeper: Sendable {
    /// The gate's address, as callers reach it.
    let address: String
    private let basePath: String?
    private let isShown: Bool
    private let rules = Mutex<GateRules?>(nil)

    /// - Parameters:
    ///   - address: where callers reach the gate.
    ///   - basePath: what stands before the description's paths; nil for the path of the description's first server.
    ///   - isShown: whether the explorer is to show the gate before the description's own servers.
    init(address: String, basePath: String?, isShown: Bool) {
        self.address = address
        self.basePath = basePath
        self.isShown = isShown
    }

    /// The rules now; nil while the description was never readable.
    var current: GateRules? { rules.withLock { $0 } }

    /// Puts a description in force; gives it as the explorer shows it: the explorer calls the gate.
    func take(_ document: Document) -> Document {
        let path = basePath ?? document.describedServers.first.flatMap(Self.path) ?? ""
        let shown =
            isShown
            ? document.served(at: address + path, description: "The gate in front of the API; it takes API tokens")
            : document
        let new = GateRules(of: shown, basePath: path)
        rules.withLock { $0 = new }
        return shown
    }

    private static func path(of server: Server) -> String? {
        guard let text = try? server.expanded() else { return nil }
        let path = text.hasPrefix("/") ? text : (try? TargetURL(parsing: text))?.path ?? ""
        return path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
