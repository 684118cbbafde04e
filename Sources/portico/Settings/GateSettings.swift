import Egress
import Gate

/// What the operator decided about the gate before one API.
struct GateSettings: Sendable {
    /// The API behind the gate.
    var upstream: Origin
    /// What stands before the description's paths; nil for the path of the description's first server.
    var basePath: String?
    var host = "127.0.0.1"
    /// The gate's port; 0 takes a free one.
    var port = 8081
    /// The address under which callers reach the gate, nil for the one it listens on.
    var publicURL: TargetURL?
    /// The port of the gate's health, on loopback; nil for none.
    var healthPort: Int?
    /// Certificates in PEM that are trusted for the API beside those of the system.
    var caFile: String?
    /// What is held against the description.
    var validation = GateValidation.off
    /// Where the secret is that gate and API share; nil for one beside the data.
    var identityKeyFile: String?

    /// A gate before the API at a URL: origin and, unless there is none, base path.
    ///
    /// - Throws: ``UsageError`` with `name` in front for what is no such URL.
    init(upstream text: String, name: String) throws {
        let url: TargetURL
        do { url = try TargetURL(parsing: text) } catch { throw UsageError("\(name) \(text): \(error.message)") }
        guard url.query == nil else {
            throw UsageError("\(name) takes an address such as http://127.0.0.1:3000/v2, without a query.")
        }
        upstream = url.origin
        let isBare = !text.dropFirst("https://".count).contains("/")
        basePath = isBare ? nil : url.path.hasSuffix("/") ? String(url.path.dropLast()) : url.path
    }

    /// Beyond this machine tokens need https on the way (THREATS O5).
    func checkReach(name: String) throws {
        guard !Settings.isLoopback(host), publicURL?.origin.scheme != .https else { return }
        throw UsageError(
            "\(name) \(host) would take tokens over plain http beyond this machine. Put a proxy with https before the gate and name its address as its public URL."
        )
    }
}
