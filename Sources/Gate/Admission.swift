import NIOHTTP1
import OpenAPI
import TokenDesk

/// Decides on one request from its head, the description and the tokens in force. Pure: no socket, no clock, no store.
struct Admission: Sendable {
    let rules: RuleBook
    let basePath: String
    let table: TokenTable

    private var document: Document { rules.document }

    /// A request that may pass.
    struct Pass: Sendable {
        let operation: OpenAPI.Operation
        /// Whose token it was; nil for a call that may be anonymous.
        let record: TokenRecord?
        let framing: MessageRules.Framing
        let expectsContinue: Bool
    }

    /// The pass of a request.
    ///
    /// Whoever has no valid token learns nothing about which paths exist, save those that anyone may call.
    func decide(_ head: HTTPRequestHead) throws(Refusal) -> Pass {
        let framing = try MessageRules.framing(of: head)
        let expectsContinue = try MessageRules.expectsContinue(head.headers)
        let target = try RequestTarget(head.uri)
        guard !head.headers.contains(where: { $0.name.isField("cookie") && TokenScan.finds(in: Array($0.value.utf8)) })
        else {
            throw .invalidRequest("A token must not be sent in a cookie.")
        }
        let field = try BearerField(head.headers)
        let entry = entry(for: head.method, target)
        let rule = entry?.rule
        let record: TokenRecord?
        switch field {
        case .absent:
            guard rule?.allowsAnonymous == true else { throw .noToken }
            record = nil
        case .foreign:
            throw .invalidToken
        case .token(let token):
            guard let found = table.record(of: token) else { throw .invalidToken }
            record = found
        }
        guard let entry, let rule else { throw unknown(target) }
        if let record { try check(record, rule) }
        return Pass(
            operation: entry.match.operation, record: record, framing: framing, expectsContinue: expectsContinue)
    }

    private func check(_ record: TokenRecord, _ rule: AccessRule) throws(Refusal) {
        guard !rule.allowsAnonymous else { return }
        guard let required = rule.required(of: record) else { throw .notByToken }
        guard record.missing(of: required).isEmpty else { throw .insufficientScope(required) }
    }

    /// HEAD is what GET is, unless the description has a HEAD of its own (THREATS G4).
    private func entry(for method: HTTPMethod, _ target: RequestTarget) -> RuleBook.Entry? {
        guard !MessageRules.isUnforwarded(method.rawValue), let path = target.path(below: basePath) else { return nil }
        if let entry = rules.entry(method: method.rawValue, path: path) { return entry }
        return method == .HEAD ? rules.entry(method: "GET", path: path) : nil
    }

    private func unknown(_ target: RequestTarget) -> Refusal {
        guard let path = target.path(below: basePath) else { return .unknownOperation }
        var allowed = document.methods(at: path).filter { !MessageRules.isUnforwarded($0) }
        if allowed.contains("GET"), !allowed.contains("HEAD") { allowed.append("HEAD") }
        return allowed.isEmpty ? .unknownOperation : .methodNotAllowed(allowed)
    }
}
