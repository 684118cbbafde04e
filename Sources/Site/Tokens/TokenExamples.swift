import Authorization
import Egress
import Execution
import Foundation
import OpenAPI
import Pages
import TokenDesk

/// Calls with a token that run as they stand: made of the same request as Execute's, against the gate's own address.
struct TokenExamples {
    private let api: DeskAPI
    private let baseURL: TargetURL?

    /// Nil when the API is not in the catalog any more.
    init?(_ api: DeskAPI, environment: Environment) {
        guard let entry = environment.catalog.entry(CatalogID(name: api.id)) else { return nil }
        self.api = api
        baseURL = environment.baseURL(of: entry)
    }

    /// The first harmless call that the token opens, for curl and for Python; empty when there is none.
    func texts(of token: APIToken, _ record: TokenRecord) -> [(title: String, text: String)] {
        for (operation, call) in calls(record.rights) {
            guard let request = request(call, operation, token) else { continue }
            return [
                ("curl", CurlSample.render(request, showing: .revealed)),
                ("Python", PythonSample.render(request, showing: .revealed)),
            ]
        }
        return []
    }

    /// Calls by GET: first those that need no value, then those whose values are resources of the token's own.
    private func calls(_ rights: AccessRights) -> [(OpenAPI.Operation, Call)] {
        let open = TokenPreview(api: api, rights: rights, noun: "").callable.filter { !$0.allowsAnonymous }
        let rules = open.compactMap { rule in
            api.document.operation(OperationID(rule.operation)).map { (rule, $0) }
        }.filter { $0.1.method == "GET" }
        let plain = rules.filter { !$0.1.parameters.contains { $0.isRequired } }
        let named = rules.filter { $0.1.parameters.contains { $0.isRequired } }
        return plain.map { ($0.1, Call(operation: $0.1, server: ServerChoice(index: 0))) }
            + named.compactMap { rule, operation in call(operation, rule, rights).map { (operation, $0) } }
    }

    /// A call whose required parameters all name resources of which the token has one; nil for any other.
    private func call(_ operation: OpenAPI.Operation, _ rule: OperationRule, _ rights: AccessRights) -> Call? {
        var call = Call(operation: operation, server: ServerChoice(index: 0))
        for parameter in operation.parameters where parameter.isRequired {
            guard let location = ParameterKey.Location(rawValue: parameter.location.rawValue),
                let resource = rule.resources.first(where: {
                    $0.name == parameter.name && $0.location == parameter.location
                }), let id = example(of: resource.kind, rights)
            else { return nil }
            call.parameters[ParameterKey(location, parameter.name)] = .primitive(id)
        }
        return call
    }

    private func example(of kind: String, _ rights: AccessRights) -> String? {
        let known = api.directory.kind(kind)?.resources ?? []
        guard let limit = rights.resources.first(where: { $0.kind == kind }) else { return known.first?.id }
        return limit.ids.first ?? known.first { limit.allows($0.id, in: api.directory) }?.id
    }

    private func request(_ call: Call, _ operation: OpenAPI.Operation, _ token: APIToken) -> OutboundRequest? {
        let builder = RequestBuilder(document: api.document, baseURL: baseURL)
        let credentials = api.document.tokenCredentials(token, baseURL: baseURL)
        guard !credentials.isEmpty, var request = try? builder.request(for: call, skippingProblems: true) else {
            return nil
        }
        _ = try? CredentialApplier().apply(credentials, to: &request, operation: operation, document: api.document)
        return request.fields.contains(where: \.isSecret) ? request : nil
    }
}

extension Document {
    /// A token as the credential of every scheme that takes one, for the first server: the gate.
    func tokenCredentials(_ token: APIToken, baseURL: TargetURL?) -> [SavedCredential] {
        guard let origin = try? ServerOrigin.of(servers, ServerChoice(index: 0), baseURL: baseURL) else { return [] }
        return securitySchemes.filter(\.takesToken).map { scheme in
            SavedCredential(
                scheme: scheme.name, credential: .bearer(Secret(token.reveal())), origin: origin, savedAt: Date())
        }
    }
}

extension SecurityScheme {
    /// Whether a token is what this scheme asks for.
    var takesToken: Bool {
        switch kind {
        case .http(let name, _): name.lowercased() == "bearer"
        case .oauth2, .openIDConnect: true
        default: false
        }
    }
}
