import Egress
import OpenAPI

/// Where the references of one description may lead: files through their folder, URLs of origins that the operator named
/// through the one door, nothing else (THREATS S11).
struct ReferenceSource: DocumentSource {
    /// What is asked for paths.
    let files: any DocumentSource
    /// Fetches what stands at URLs.
    let transport: any Transport
    /// Whether the operator named an origin; what a description says of its servers does not count.
    let isNamed: @Sendable (Origin) -> Bool
    /// The most bytes of one file.
    let limit: Int
    /// When fetching ends, so that a slow origin cannot hold a description back for ever (THREATS 4.4).
    let deadline: ContinuousClock.Instant

    /// How long all files of one description together may take to fetch.
    static let patience = Duration.seconds(120)

    /// A source whose patience begins now.
    init(
        files: any DocumentSource, transport: any Transport, limit: Int,
        isNamed: @escaping @Sendable (Origin) -> Bool
    ) {
        self.files = files
        self.transport = transport
        self.isNamed = isNamed
        self.limit = limit
        deadline = .now + Self.patience
    }

    func bytes(of location: String) async throws -> [UInt8] {
        guard location.contains("://") else { return try await files.bytes(of: location) }
        let url: TargetURL
        do { url = try TargetURL(parsing: location) } catch {
            throw DocumentError(.refused, "expected an http or https URL, came another: \(error.message)")
        }
        guard isNamed(url.origin) else {
            throw DocumentError(
                .refused, "\(url.origin) is not allowed as an origin of references; add --allow \(url.origin)")
        }
        guard ContinuousClock.now < deadline else {
            throw DocumentError(.refused, "the files before it took too long to fetch")
        }
        let isNamed = isNamed
        do { return try await transport.fetch(url, limit: limit, mayLead: { isNamed($0) }).bytes } catch {
            let code: DocumentError.Code = error.code == .tooLarge ? .tooLarge : .notFound
            throw DocumentError(code, error.message)
        }
    }
}
