/// The HTTP proxy by which calls leave when the operator names one (THREATS 5.8): it resolves names then, while Portico
/// still decides on spelling, port and origin.
public struct EgressProxy: Hashable, Sendable, CustomStringConvertible {
    /// Where the proxy listens; its scheme is http, as `CONNECT` carries TLS of its own.
    public let origin: Origin

    /// Reads `http://host:port`; `invalidURL` for anything else, https included.
    public init(parsing text: String) throws(EgressError) {
        let origin = try Origin(parsing: text)
        guard origin.scheme == .http else {
            throw .invalidURL(
                "A proxy is spoken to over http, not https.", advice: "Write it like http://proxy.corp:4750.")
        }
        self.origin = origin
    }

    /// As it is written.
    public var description: String { origin.description }
}
