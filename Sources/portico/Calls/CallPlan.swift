import Authorization
import Egress
import Execution
import Foundation
import OpenAPI
import SourceTree

/// A call put together from a command line: the request as it would be sent, and what stands in its way.
struct CallPlan {
    let document: Document
    let location: DescriptionLocation
    let call: Call
    /// Nil when not even `--anyway` could build it.
    let request: OutboundRequest?
    let problems: [CallProblem]
    /// What was left out and why, for people.
    let notes: [String]
    /// The credentials that were given, for the request's origin.
    let credentials: [SavedCredential]

    /// What relative servers resolve against when nothing says and nothing is sent.
    private static let standIn = "http://localhost"

    /// Reads the description and builds the request.
    ///
    /// - Parameter isSent: whether the request will be sent; else a relative server may stand on `http://localhost`.
    /// - Throws: ``UsageError`` for arguments that make no sense, ``CallFailure`` when the description cannot be read.
    init(_ arguments: CallArguments, isSent: Bool, environment: [String: String]) async throws {
        let location = try DescriptionLocation(argument: arguments.description)
        self.location = location
        document = try await Self.document(at: location, root: arguments.reach.folder())
        let operation = try OperationLookup.find(arguments.operation, in: document)
        var problems: [CallProblem] = []
        let call = try Self.call(arguments, of: operation, &problems)
        self.call = call
        // Said of arguments before values: a wrong name is an error of use whatever else is wrong.
        _ = try AuthArgument(document: document, environment: environment).values(arguments.auth)
        let base = try Self.baseURL(arguments, location, call, isSent: isSent)
        problems += RequestCheck(operation: operation).problems(of: call).map { CallProblem($0) }
        var notes = operation.missingParameters.map {
            "The reference \($0) of a parameter leads nowhere, so that nothing is known of it."
        }
        notes += base.note.map { [$0] } ?? []
        notes += try FormArguments(arguments.set, body: arguments.body, of: operation)
            .notes(on: operation, as: call.body?.mediaType)
        var request = Self.request(call, base.url, &problems)
        var credentials: [SavedCredential] = []
        if var built = request {
            credentials = try AuthArgument(document: document, environment: environment).credentials(
                arguments.auth, for: built.origin)
            let security = try Self.apply(credentials, arguments, to: &built, call, &problems)
            notes += built.notes + security
            if call.server.url != nil || !call.server.variables.isEmpty { built.isNamedByUser = false }
            request = built
        }
        self.request = request
        self.problems = problems
        self.notes = notes
        self.credentials = credentials
    }

    /// Whether the request may go: nothing stands in its way, or the caller said so.
    func isReady(anyway: Bool) -> Bool { request != nil && (anyway || problems.isEmpty) }
}

extension CallPlan {
    private static func document(at location: DescriptionLocation, root: String?) async throws -> Document {
        switch await DescriptionLoader.readOnce(location, root: root).result {
        case .success(let document):
            guard document.operations.isEmpty, document.webhooks.isEmpty,
                let first = document.diagnostics.first(where: { $0.severity == .error })
            else { return document }
            throw CallFailure("\(location.name) describes no operation: \(first.message).")
        case .failure(let failure):
            let first = failure.diagnostics.first
            let position = first?.position.map { ":\($0.line):\($0.column)" } ?? ""
            throw CallFailure("\(location.name)\(position): \(first?.message ?? "cannot be read")")
        }
    }

    private static func call(
        _ arguments: CallArguments, of operation: OpenAPI.Operation, _ problems: inout [CallProblem]
    ) throws -> Call {
        let server = try ServerArgument.choice(arguments, of: operation)
        var call = Call(operation: operation, server: server, accept: arguments.accept)
        let form = try FormArguments(arguments.set, body: arguments.body, of: operation)
        let given = try SetArguments(form.parameters, of: operation)
        call.parameters = given.parameters
        problems += given.problems
        let (body, problem) = try BodyArgument(operation: operation, asked: arguments.mediaType).read(form.body)
        call.body = body
        if let problem { problems.append(problem) }
        call.extraQuery = try arguments.query.map { try PairArgument.pair($0, flag: "--query") }
        call.extraFields = try arguments.field.map { try PairArgument.field($0, flag: "--field") }
        for text in arguments.partField {
            let (part, field) = try PairArgument.partField(text)
            call.partFields[part, default: []].append(field)
        }
        return call
    }

    private static func baseURL(
        _ arguments: CallArguments, _ location: DescriptionLocation, _ call: Call, isSent: Bool
    ) throws -> (url: TargetURL?, note: String?) {
        do {
            if let text = arguments.baseURL { return (try TargetURL(parsing: text), nil) }
            if let own = location.ownURL { return (own, nil) }
            let servers = call.operation.servers
            let described = servers.indices.contains(call.server.index) ? servers[call.server.index].url : "/"
            let isThere = servers.indices.contains(call.server.index) || servers.isEmpty || call.server.url != nil
            guard !isSent, isThere, !(call.server.url ?? described).contains("://") else { return (nil, nil) }
            return (
                try TargetURL(parsing: standIn),
                "The server's URL is relative and nothing says to what: \(standIn) stands in; --base-url sets it."
            )
        } catch {
            throw UsageError("--base-url \(arguments.baseURL ?? ""): \(error.message)")
        }
    }

    /// The request as far as it can be built, problems of the builder added.
    private static func request(_ call: Call, _ baseURL: TargetURL?, _ problems: inout [CallProblem])
        -> OutboundRequest?
    {
        let builder = RequestBuilder(document: call.operation.document, baseURL: baseURL)
        do {
            return try builder.request(for: call)
        } catch {
            for problem in error.problems.map({ CallProblem($0) })
            where !problems.contains(where: { $0.place == problem.place && $0.name == problem.name }) {
                problems.append(problem)
            }
            return try? builder.request(for: call, skippingProblems: true)
        }
    }

    /// Puts credentials in; gives notes on those that are missing or were not asked for.
    private static func apply(
        _ saved: [SavedCredential], _ arguments: CallArguments, to request: inout OutboundRequest, _ call: Call,
        _ problems: inout [CallProblem]
    ) throws -> [String] {
        let document = call.operation.document
        do {
            let security = try CredentialApplier().apply(
                saved, to: &request, operation: call.operation, document: document)
            let unused = saved.map(\.scheme).filter { name in
                !security.applied.contains(name) && arguments.auth.contains { $0.hasPrefix(name + "=") }
            }
            let missing = security.outcome == .missing ? security.missing : []
            let asked = Set(call.operation.security.flatMap { $0.schemes.map(\.name) })
            return unused.map {
                asked.contains($0)
                    ? "\($0) is not sent: what the operation asks for is there without it."
                    : "The operation does not ask for \($0), so it is not sent."
            }
                + (missing.isEmpty
                    ? [] : ["The operation asks for \(missing.joined(separator: " and ")): --auth SCHEME=VALUE."])
        } catch {
            problems.append(CallProblem(place: "auth", message: error.message, canBeSkipped: true))
            return []
        }
    }
}
