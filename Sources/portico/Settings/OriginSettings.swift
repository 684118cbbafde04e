/// What the operator says about one https origin: whom to trust for it, and what to show it.
struct OriginSettings: Sendable, Hashable {
    /// Where it was said, for messages: a flag, or the settings file.
    var place = "origins"
    /// As it was written.
    var origin: String
    /// Certificates in PEM that are trusted for it besides the system's.
    var caFile: String?
    /// A chain in PEM that is shown to it when it asks who calls.
    var certificateFile: String?
    /// The key of that chain; nil when it stands in the same file.
    var keyFile: String?
}

extension OriginSettings {
    /// Reads `https://api.corp=/path/ca.pem`; throws a ``UsageError`` that names the option.
    init(authority argument: String) throws {
        let (origin, rest) = try Self.pair(argument, "--ca-file takes https://api.corp=/path/ca.pem")
        self.init(place: "--ca-file", origin: origin, caFile: rest)
    }

    /// Reads `https://api.corp=/path/client.pem,/path/client.key`; throws a ``UsageError`` that names the option.
    init(certificate argument: String) throws {
        let expected = "--client-certificate takes https://api.corp=/path/client.pem,/path/client.key"
        let (origin, rest) = try Self.pair(argument, expected)
        let files = rest.split(separator: ",", maxSplits: 1).map(String.init)
        guard let first = files.first else { throw UsageError("\(expected), not \(argument).") }
        self.init(
            place: "--client-certificate", origin: origin, certificateFile: first,
            keyFile: files.count > 1 ? files[1] : nil)
    }

    private static func pair(_ argument: String, _ expected: String) throws -> (String, String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw UsageError("\(expected), not \(argument).") }
        return (parts[0], parts[1])
    }
}
