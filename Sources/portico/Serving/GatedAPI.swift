import Egress
import Execution
import Foundation
import Gate
import HTTPTypes
import Logging
import OpenAPI
import ServiceLifecycle
import Storage

/// A gate before one API, and what keeps its lists of resources fresh.
struct GatedAPI: Sendable {
    let id: CatalogID
    /// The gate's address as callers reach it.
    let address: String
    let origin: Origin
    let upstream: Origin
    let rules: RulesKeeper
    let directory: DirectoryKeeper
    let gate: GateKeeper
    private let listener: (host: String, port: Int)
    private let voucher = CallerVoucher()

    /// Finds a port for the gate and puts it together; throws a ``UsageError`` that says what to set right.
    ///
    /// - Parameters:
    ///   - id: the API's name in the catalog, for which tokens are.
    ///   - secret: what gate and API share.
    ///   - isShown: whether the explorer is to show the gate before the description's own servers.
    init(
        _ gate: GateSettings, id: CatalogID, secret: String, isShown: Bool = true, settings: Settings, store: Store,
        logger: Logger
    ) async throws {
        let port = try await FreePort.take(gate.port, host: gate.host, flag: "--gate-port")
        let key = try IdentityKeyFile.key(secret)
        self.id = id
        listener = (gate.host, port)
        upstream = gate.upstream
        origin = try gate.publicURL?.origin ?? Origin(parsing: "http://\(Self.urlHost(gate.host)):\(port)")
        address = "\(origin)"
        rules = RulesKeeper(address: address, basePath: gate.basePath, isShown: isShown)
        var configuration = GateConfiguration(
            host: gate.host, port: port, upstream: gate.upstream, api: id.description, identityKey: key)
        configuration.trustedProxies = settings.trustedProxies
        configuration.certificateFile = gate.caFile
        configuration.healthPort = gate.healthPort
        configuration.validation = gate.validation
        configuration.voucher = voucher
        self.gate = GateKeeper(
            gate: GateService(
                configuration: configuration, rules: { [rules] in rules.current }, tokens: store.tokens,
                report: { note in Self.log(note, of: id, to: logger) }))
        let reader = ResourceReader(
            upstream: gate.upstream, key: key, authority: try gate.caFile.map(Self.authority))
        directory = DirectoryKeeper(
            api: id.description, rules: rules,
            source: { (rules) async throws(ResourceReadingError) in try await reader.directory(by: rules) },
            store: store, logger: logger)
    }

    /// Whether calls to an origin come out at this gate: its public one, or another name of this machine with its port, which
    /// a description may have for it.
    func answers(at other: Origin) -> Bool {
        if other == origin { return true }
        guard let address = IPAddress(listener.host) else {
            return other.port == listener.port
                && (other.host.knownClass == .loopback || other.host.description == listener.host)
        }
        return Listener(address: address, port: listener.port).isReached(at: other)
    }

    /// The field by which the explorer tells the gate from where a call comes.
    func vouch(for request: EgressRequest, from address: String) -> HTTPField? {
        HTTPField.Name(CallerField.name).map { name in
            let value = voucher.value(
                method: request.method.rawValue, target: request.url.requestTarget, address: address, at: Date())
            return HTTPField(name: name, value: value)
        }
    }

    /// How a host is written in a URL: an IPv6 address in brackets.
    private static func urlHost(_ host: String) -> String {
        IPAddress(host).map { Egress.Host($0).description } ?? host
    }

    private static func log(_ note: ContractNote, of id: CatalogID, to logger: Logger) {
        logger.warning(
            "responses break the description",
            metadata: [
                "api": "\(id)", "operation": "\(note.operation.prefix(100))", "broken": "\(note.broken)",
                "checked": "\(note.checked)", "last": "\(note.messages.joined(separator: " ").prefix(200))",
            ])
    }

    private static func authority(_ path: String) throws -> CertificateAuthority {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw UsageError("--gate-ca-file \(path): expected a readable file.")
        }
        do { return try CertificateAuthority(pem: Array(bytes)) } catch {
            throw UsageError("--gate-ca-file \(path): \(error.message)")
        }
    }
}
