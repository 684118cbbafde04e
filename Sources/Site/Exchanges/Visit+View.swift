import Egress
import Execution
import HTTPTypes
import OpenAPI
import Pages
import SourceTree
import Storage
import TokenDesk

extension Visit {
    /// An exchange as the page shows it, under the name by which the session keeps it; secrets are gone from it already.
    ///
    /// - Parameters:
    ///   - choice: what of the body is shown.
    ///   - isRevealed: whether what the response repeats of the credentials is shown (THREATS V7).
    func view(
        of kept: KeptExchange, operation: OpenAPI.Operation, choice: BodyChoice = BodyChoice(),
        isRevealed: Bool = false
    ) async throws -> ExchangeView {
        let shown = isRevealed ? kept.exchange : kept.exchange.veiled()
        var view = ExchangeView(shown, documentID: id, operation: operation)
        view.choice = choice
        if case .response(var response) = view.outcome, !kept.exchange.echoes.isEmpty {
            let path = kept.id.map { SitePath.revealExchange(id, $0) }
            response.echo = ShownEcho(isRevealed: isRevealed, path: path, csrf: frame.csrf)
            view.outcome = .response(response)
        }
        try await fill(&view, of: kept)
        view.id = kept.id
        if let id = kept.id {
            view.request.samples = try offer(for: kept.exchange.request, of: operation, exchange: id)
        }
        view.redirect = redirect(of: KeptExchange(id: kept.id, exchange: shown))
        view.refusal = try await refusal(in: kept.exchange)
        if let id = kept.id, let response = kept.exchange.response {
            view.capture = CaptureOffer(
                response, of: operation, exchange: id, documentID: self.id, csrf: frame.csrf,
                origin: origin?.description)
        }
        view.links = FollowedLink.list(for: kept.exchange.veiled(), operation: operation).map(self.shown)
        return view
    }

    /// Gets what is shown of a body on disk.
    private func fill(_ view: inout ExchangeView, of kept: KeptExchange) async throws {
        guard case .response(var response) = view.outcome, response.rest > 0, let id = kept.id,
            let body = try await environment.store.exchanges.keptBody(of: id, in: session)
        else { return }
        let hidden = kept.exchange.echoes.body
        if let start = BodyWindow.start(of: view.choice, size: body.size) {
            let bytes = try await body.read(from: start, count: BodyWindow.size)
            response.window = BodyWindow(start: start, bytes: hidden.veiling(bytes, from: start))
        } else {
            let start = max(response.body.count, body.size - BodyWindow.tailSize)
            response.tail = hidden.veiling(
                try await body.read(from: start, count: BodyWindow.tailSize), from: start)
        }
        view.outcome = .response(response)
    }

    /// Where the response points, with what **Follow** would do.
    private func redirect(of kept: KeptExchange) -> ShownRedirect? {
        guard let response = kept.exchange.response else { return nil }
        do throws(EgressError) {
            guard let next = try Redirection(of: kept.exchange.request, by: response) else { return nil }
            var remark =
                next.staysAtOrigin ? "" : "Another origin: no credentials, cookies or fields of yours go there."
            if !next.staysAtOrigin, next.request.bodySize > 0 { remark += " The body does." }
            return ShownRedirect(
                method: next.request.method.rawValue, url: next.request.url(), remark: next.obstacle ?? remark,
                path: next.obstacle == nil ? kept.id.map { .follow(id, $0) } : nil, csrf: frame.csrf)
        } catch {
            return ShownRedirect(
                method: "", url: response.value(of: "Location") ?? "", remark: "\(error.message) \(error.advice)",
                path: nil, csrf: "")
        }
    }

    private func shown(_ link: FollowedLink) -> ShownLink {
        guard let operation = link.operation else {
            return ShownLink(
                name: link.link.name, title: link.link.operationId ?? link.link.operationRef ?? link.link.name,
                address: nil, missing: [])
        }
        let values = FormValues(operation: operation, media: nil)
        var fields = link.parameters.flatMap { parameter, value in
            let field = FieldName.parameter(location: parameter.location.rawValue, name: parameter.name)
            let items = values.isList(field) ? Self.items(of: value) : nil
            return (items ?? [value]).map { FormDraft.Field(name: field.text, value: $0) }
        }
        if let body = link.body { fields.append(FormDraft.Field(name: FieldName.body.text, value: body)) }
        let form = FormLink(FormDraft(fields: fields), operation: operation, document: document)
        let path = SitePath.operation(id, operation.id.description).text + form.query + "#console"
        return ShownLink(name: link.link.name, title: operation.shortTitle, address: path, missing: link.missing)
    }

    /// The items of a list in JSON, each for an input of its own; nil for what is no list.
    private static func items(of text: String) -> [String]? {
        guard let root = try? Tree.read(Array(text.utf8), format: .json, budget: .instance).root, root.kind == .array
        else { return nil }
        return root.elements.map { $0.string ?? String(decoding: $0.json(), as: UTF8.self) }
    }

    /// Why the gate refused, where it did; the token's page is named only to whoever may see it (THREATS D1).
    private func refusal(in exchange: Exchange) async throws -> GateRefusal? {
        guard environment.settings.guarded.contains(id), let response = exchange.response, response.status >= 400,
            let type = response.fields.first(where: { $0.name.lowercased() == "content-type" })?.value,
            let details = ProblemDetails(contentType: type, body: response.body), let code = details.code
        else { return nil }
        var token: TokenID?
        if let user = frame.user, let asked = details.token.flatMap({ TokenID($0) }) {
            let owner = user.role == .administrator ? nil : user.id
            token = try await environment.store.tokens.find(asked, owner: owner)?.id
        }
        return GateRefusal(code: code, missing: details.missingScopes ?? [], token: token)
    }
}
