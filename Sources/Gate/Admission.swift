import Egress
import NIOHTTP1
import OpenAPI
import TokenDesk

/// Decides on one request from its head, the description's rules and the tokens in force. No socket, and no waiting.
struct Admission: Sendable {
    let rules: GateRules
    /// The API's name in the catalog; a token is for one API.
    let api: String
    let book: any TokenBook
    let throttle: FailureThrottle
    let proxies: TrustedProxies
    /// From where the call came, on Portico's own word; nil without it.
    var vouched: IPAddress?

    /// A request that may pass.
    struct Pass: Sendable {
        let operation: OpenAPI.Operation
        /// The path's values, decoded.
        let values: [(name: String, value: String)]
        /// Whose token it was; nil for a call that may be anonymous.
        let caller: TokenPass?
        /// From where the call came, behind trusted proxies.
        let client: ClientAddress
        let framing: MessageRules.Framing
        let expectsContinue: Bool

        /// What is counted once the status is known; nil without a token.
        var use: TokenUse? {
            caller.map {
                TokenUse(token: $0.id, operation: operation.id.description, address: client.text)
            }
        }
    }

    /// The pass of a request; a refusal of an issued token has been counted.
    ///
    /// Whoever has no valid token learns nothing about which paths exist, save those that anyone may call.
    func decide(_ head: HTTPRequestHead, peer: ClientAddress) throws(Refusal) -> Pass {
        let framing = try MessageRules.framing(of: head)
        let expectsContinue = try MessageRules.expectsContinue(head.headers)
        let target = try RequestTarget(head.uri)
        guard !head.headers.contains(where: { $0.name.isField("cookie") && TokenScan.finds(in: Array($0.value.utf8)) })
        else {
            throw .invalidRequest("A token must not be sent in a cookie.")
        }
        let field = try BearerField(head.headers)
        let client = vouched.map { ClientAddress($0) } ?? client(behind: peer, head.headers)
        let match = target.path(below: rules.basePath).flatMap { rules.match(method: head.method.rawValue, path: $0) }
        let caller: TokenPass?
        switch field {
        case .absent:
            guard match?.rule.allowsAnonymous == true else { throw .noToken }
            caller = nil
        case .foreign:
            throw failure(of: client.address)
        case .token(let token):
            caller = try pass(token, match, target, head.headers, client)
        }
        guard let match else { throw unknown(target, caller, client) }
        return Pass(
            operation: match.operation, values: match.values, caller: caller, client: client, framing: framing,
            expectsContinue: expectsContinue)
    }

    private func client(behind peer: ClientAddress, _ headers: HTTPHeaders) -> ClientAddress {
        proxies.networks.isEmpty ? peer : ClientAddress(proxies.client(peer: peer.address, headers: headers))
    }

    private func pass(
        _ token: APIToken, _ match: GateRules.Match?, _ target: RequestTarget, _ headers: HTTPHeaders,
        _ client: ClientAddress
    ) throws(Refusal) -> TokenPass {
        let rule = match?.rule ?? .undescribed
        let values = match?.values ?? []
        let call = TokenCall(api: api, rule: rule, address: client.address) {
            ResourceReading(query: target.query, values: values, headers: headers).uses(of: rule.resources)
        }
        let verdict: TokenVerdict
        do { verdict = try book.check(token, for: call) } catch { throw .unavailable }
        switch verdict {
        case .valid(let pass):
            return pass
        case .refused(_, nil):
            throw failure(of: client.address)
        case .refused(let reason, let id?):
            let refusal = Refusal(reason, token: id)
            count(id, rule.operation, refusal.status, reason, client)
            throw refusal
        }
    }

    /// A token that was never issued: the checksum came first, memory next, and whoever goes on trying waits (THREATS G9).
    ///
    /// Right tokens from the same address pass all the while: nobody can lock others out by guessing.
    private func failure(of address: IPAddress?) -> Refusal {
        throttle.wait(afterFailureFrom: address).map { .tooManyFailures(retryAfter: $0) } ?? .unknownToken
    }

    private func unknown(_ target: RequestTarget, _ caller: TokenPass?, _ client: ClientAddress) -> Refusal {
        let allowed = target.path(below: rules.basePath).map(rules.methods) ?? []
        let refusal = allowed.isEmpty ? Refusal.unknownOperation : .methodNotAllowed(allowed)
        if let caller { count(caller.id, "", refusal.status, nil, client) }
        return refusal
    }

    private func count(
        _ id: TokenID, _ operation: String, _ status: Int, _ reason: TokenRefusal?, _ client: ClientAddress
    ) {
        book.count(id, operation: operation, status: status, refusal: reason, address: client.text)
    }
}
