import Egress
public import Execution
import Foundation
import HTTPTypes
public import OpenAPI

/// What goes out next in the same go: the answer to a challenge, or the target of a redirect where those are followed.
public struct FollowUp: Sendable {
    private let credentials: [SavedCredential]
    private let operation: OpenAPI.Operation
    private let document: Document
    private let followsRedirects: Bool
    private let makeNonce: @Sendable () -> String

    /// Challenges that are answered in one go at most: one, and once more where the nonce was stale.
    private static let challengeLimit = 3

    /// - Parameters:
    ///   - credentials: those of the session; each is used for its own origin alone (THREATS A2).
    ///   - followsRedirects: whether redirects are followed of their own accord.
    ///   - makeNonce: makes the client's own numbers for Digest.
    public init(
        credentials: [SavedCredential], operation: OpenAPI.Operation, document: Document,
        followsRedirects: Bool = false,
        makeNonce: @escaping @Sendable () -> String = Executor.randomID
    ) {
        self.credentials = credentials
        self.operation = operation
        self.document = document
        self.followsRedirects = followsRedirects
        self.makeNonce = makeNonce
    }

    /// The next request and why it is sent; nil when the exchange stands as it is.
    ///
    /// - Parameters:
    ///   - request: the one that was sent, with its secrets.
    ///   - steps: what came before in this go.
    public func next(
        after response: ExchangeResponse, to request: OutboundRequest, steps: [ExchangeStep]
    ) -> (cause: ExchangeStep.Cause, request: OutboundRequest)? {
        if response.status == 401 { return answer(response, request, steps).map { (.challenge, $0) } }
        guard followsRedirects, steps.count(where: { $0.cause == .redirect }) < Redirection.limit,
            let redirection = try? Redirection(of: request, by: response), redirection.obstacle == nil,
            // A body may hold secrets of its own: only a person sends it to another origin.
            redirection.staysAtOrigin || redirection.request.bodySize == 0
        else { return nil }
        return (.redirect, authorized(redirection))
    }

    /// The request of a redirection with the session's credentials, where it stays at its origin; else without any.
    public func authorized(_ redirection: Redirection) -> OutboundRequest {
        var request = redirection.request
        guard redirection.staysAtOrigin else { return request }
        _ = try? CredentialApplier().apply(credentials, to: &request, operation: operation, document: document)
        return request
    }

    private func answer(
        _ response: ExchangeResponse, _ request: OutboundRequest, _ steps: [ExchangeStep]
    ) -> OutboundRequest? {
        let fields = response.fields.filter { $0.name.lowercased() == "www-authenticate" }.map(\.value)
        guard let challenge = DigestChallenge.first(in: fields), let (user, password) = pair(for: request) else {
            return nil
        }
        let isAnswered = request.fields.contains { $0.concealment?.prefix == "Digest " }
        // A body that was streamed is gone, so it cannot be sent again.
        guard !isAnswered || challenge.isStale, request.body.count == request.bodySize,
            steps.count(where: { $0.cause == .challenge }) < Self.challengeLimit,
            let wire = try? request.wire()
        else { return nil }
        let answer = DigestAnswer(challenge: challenge, user: user, password: password, clientNonce: makeNonce())
        var next = request
        next.fields.removeAll { $0.name.lowercased() == "authorization" }
        next.fields.append(answer.field(method: request.method.rawValue, target: wire.url.requestTarget))
        return next
    }

    /// User and password of a Digest scheme that the operation asks for, entered for the request's origin.
    private func pair(for request: OutboundRequest) -> (user: String, password: Secret)? {
        let asked = Set(operation.security.flatMap { $0.schemes.map(\.name) })
        for saved in credentials where saved.origin == request.origin && asked.contains(saved.scheme) {
            if case .digest(let user, let password) = saved.credential { return (user, password) }
        }
        return nil
    }
}
