import Egress
import HTTPTypes

/// Transports and requests for tests.
enum Doors {
    /// A transport in local mode that admits these origins by setting.
    static func open(
        to origins: String..., resolver: any Resolver = StubResolver([String: [String]]()),
        classes: [String: AddressClass] = [:], authorities: [Origin: CertificateAuthority] = [:],
        proxy: EgressProxy? = nil, special: Set<IPAddress> = [], callsPerOrigin: Int = 16, callsInAll: Int = 64
    ) throws -> EgressTransport {
        var policy = EgressPolicy(mode: .local, specialAddresses: special)
        for text in origins {
            policy.allow(try Origin(parsing: text), addressClass: classes[text], from: .setting)
        }
        return EgressTransport(
            policy: { [policy] in policy }, resolver: resolver, authorities: authorities, proxy: proxy,
            callsPerOrigin: callsPerOrigin, callsInAll: callsInAll)
    }

    static func request(
        _ url: String, method: HTTPRequest.Method = .get, fields: HTTPFields = [:], body: [UInt8] = [],
        limits: EgressLimits = .quick, naming: EgressRequest.Naming = .operator
    ) throws -> EgressRequest {
        EgressRequest(
            url: try TargetURL(parsing: url), method: method, fields: fields, body: body, limits: limits, naming: naming
        )
    }
}

extension EgressLimits {
    /// The standard amounts with times that a call over loopback needs on no machine, however busy it is: a test of a limit sets
    /// its own, and it is that which shows.
    static let quick = EgressLimits(
        resolve: .seconds(60), connect: .seconds(60), handshake: .seconds(60), firstByte: .seconds(60),
        total: .seconds(120))
}

/// The code of the error that `operation` throws; nil when it throws none.
func code(_ operation: () async throws -> some Any) async -> EgressError.Code? {
    do {
        _ = try await operation()
        return nil
    } catch {
        return (error as? EgressError)?.code
    }
}
