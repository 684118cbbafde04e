import Egress
import Foundation
import NIOCore

/// What the operator said about outgoing calls, checked as a whole: the one place from which policies and transports
/// are made.
struct EgressSettings: Sendable {
    let allowLines: [AllowLine]
    let specialAddresses: Set<IPAddress>
    let certificates: OriginCertificates
    let proxy: EgressProxy?
    let userTargets: UserTargets
    /// What relative servers of a description resolve against.
    let baseURL: TargetURL?

    /// Checks the options; throws ``UsageError``.
    ///
    /// - Parameters:
    ///   - allowed: further origins, from the settings file.
    ///   - origins: certificates, from the settings file.
    ///   - baseURL: what relative servers resolve against unless the options say so.
    init(
        _ options: EgressOptions, allowing allowed: [String] = [], origins: [OriginSettings] = [],
        baseURL: String? = nil
    ) throws {
        allowLines =
            try (allowed + options.allow).map(Self.allowLine)
            + options.allowFile.flatMap(Self.lines)
        specialAddresses = Set(try options.allowSpecial.map(Self.special))
        certificates = try OriginCertificates(
            origins + options.caFile.map(OriginSettings.init(authority:))
                + options.clientCertificate.map(OriginSettings.init(certificate:)))
        proxy = try options.egressProxy.map {
            try Self.reading($0, "--egress-proxy") { text in try EgressProxy(parsing: text) }
        }
        guard let targets = UserTargets(rawValue: options.userTargets) else {
            throw UsageError("--user-targets takes off, global or private, not \(options.userTargets).")
        }
        userTargets = targets
        self.baseURL = try (options.baseURL ?? baseURL).map {
            try Self.reading($0, "--base-url") { text in try TargetURL(parsing: text) }
        }
    }

    /// A policy that admits what the operator allowed, and nothing else yet.
    func policy(mode: EgressPolicy.Mode, listeners: [Listener] = []) -> EgressPolicy {
        var policy = EgressPolicy(
            mode: mode, ownListeners: listeners, specialAddresses: specialAddresses, userTargets: userTargets)
        for line in allowLines { policy.allow(line) }
        return policy
    }

    /// The door that asks `keeper` at each call; those who call from one of the `loops` stay on it.
    func transport(asking keeper: PolicyKeeper, loops: (any EventLoopGroup)? = nil) -> EgressTransport {
        EgressTransport(
            policy: { keeper.current }, authorities: certificates.authorities, certificates: certificates.clients,
            proxy: proxy, loops: loops)
    }
}

extension EgressSettings {
    /// An origin that the operator allows; throws a ``UsageError`` that names the option.
    static func allowLine(_ text: String) throws -> AllowLine {
        try reading(text, "--allow") { text in try AllowLine(parsing: text) }
    }

    private static func reading<Value>(
        _ text: String, _ flag: String, _ parse: (String) throws -> Value
    ) throws -> Value {
        do { return try parse(text) } catch let error as EgressError {
            // A password in a URL is not repeated.
            throw UsageError("\(flag)\(text.contains("@") ? "" : " " + text): \(error.message)")
        }
    }

    /// The lines of a file, blank ones and those that begin with `#` left out.
    private static func lines(ofFile path: String) throws -> [AllowLine] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw UsageError("--allow-file \(path): expected a readable text file, one origin a line.")
        }
        return try text.split(whereSeparator: \.isNewline).enumerated().compactMap { index, line in
            let line = line.trimmingCharacters(in: .whitespaces)
            guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
            return try reading(line, "--allow-file \(path):") { text in
                try AllowLine(parsing: text)
            }
        }
    }

    private static func special(_ text: String) throws -> IPAddress {
        guard let address = IPAddress(text) else {
            throw UsageError("--allow-special takes an address such as 169.254.10.10, not \(text).")
        }
        guard case .denied = address.verdict else {
            throw UsageError(
                "--allow-special \(text): this address is not special; name its origin by --allow instead.")
        }
        return address
    }
}
