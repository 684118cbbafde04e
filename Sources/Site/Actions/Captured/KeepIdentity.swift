import Authorization
import Egress
import Execution
import Hummingbird
import OpenAPI
import Pages
import Storage

/// `POST /{document}/identities…`: keeps the credentials in use under a name, with the cookies of their origins; takes a
/// named set into use, or forgets one.
///
/// The credentials and cookies go from row to row of the store and through no page (THREATS A1).
struct KeepIdentity {
    let environment: Environment

    private static let nameLimit = 64

    /// Keeps the credentials in use, in place of those of an identity of the same name.
    func save(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let form = try await FormReader.fields(of: request, context, session: visit.session)
        let name = form.text(FieldName.captured(.identity).text) ?? ""
        guard !name.allSatisfy(\.isWhitespace), name.count <= Self.nameLimit else {
            throw SiteError(.invalidField, "Expected a name of 1 to \(Self.nameLimit) characters.")
        }
        guard try await visit.canSaveIdentity() else {
            throw SiteError(.invalidField, "There are no credentials yet. Authorize first, then save them.")
        }
        let identities = environment.store.identities
        let former = try await identities.list(document: visit.id, in: visit.session).first { $0.value.name == name }
        let item = try await identities.put(
            Identity(name: name), inPlaceOf: former?.id, document: visit.id, in: visit.session)
        let owner = Identity.owner(item.id, document: visit.id)
        try await environment.store.credentials.copy(from: visit.id, to: owner, in: visit.session)
        try await environment.store.cookies.copy(
            visit.cookieOrigins(of: visit.credentials), from: .session, to: .identity(owner), in: visit.session)
        return try await ShowAuthorize.changed(request, context, form, visit)
    }

    /// Puts an identity's credentials in place of those in use.
    func use(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let form = try await FormReader.fields(of: request, context, session: visit.session)
        let item = try await visit.identity(form.text(FieldName.captured(.item).text) ?? "")
        let owner = Identity.owner(item.id, document: visit.id)
        try await environment.store.credentials.copy(from: owner, to: visit.id, in: visit.session)
        let cookies = environment.store.cookies
        let kept = try await cookies.jars(of: .identity(owner), in: visit.session).map(\.origin)
        let saved = try await environment.store.credentials.list(document: owner, in: visit.session)
        try await cookies.copy(
            visit.cookieOrigins(of: saved).union(kept), from: .identity(owner), to: .session, in: visit.session)
        return try await ShowAuthorize.changed(request, context, form, visit)
    }

    /// Forgets an identity with its credentials.
    func remove(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let form = try await FormReader.fields(of: request, context, session: visit.session)
        let id = form.text(FieldName.captured(.item).text) ?? ""
        let owner = Identity.owner(id, document: visit.id)
        try await environment.store.credentials.removeAll(document: owner, in: visit.session)
        try await environment.store.cookies.removeAll(owner: .identity(owner), in: visit.session)
        try await environment.store.identities.remove(id, document: visit.id, in: visit.session)
        return try await ShowAuthorize.changed(request, context, form, visit)
    }
}

extension Visit {
    /// An identity of this session; throws for any other.
    func identity(_ id: String) async throws -> SessionList<Identity>.Item {
        let items = try await environment.store.identities.list(document: self.id, in: session)
        guard let item = items.first(where: { $0.id == id }) else {
            throw SiteError(.notFound, "There is no such identity in your session.")
        }
        return item
    }

    /// Where an identity's cookies are from: the chosen server, and wherever its credentials go. Cookies of other APIs that
    /// the session has are no part of it.
    func cookieOrigins(of credentials: [SavedCredential]) -> Set<Origin> {
        Set(credentials.map(\.origin)).union((try? origin(for: nil)).map { [$0] } ?? [])
    }

    /// Whether the session has anything that an identity could be saved from.
    func canSaveIdentity() async throws -> Bool {
        guard credentials.isEmpty, let origin = try? origin(for: nil) else { return !credentials.isEmpty }
        let jar = try await environment.store.cookies.jar(of: origin, in: session)
        return !jar.isEmpty
    }

    /// The identities of the session with the schemes that they have credentials for.
    func shownIdentities() async throws -> [ShownIdentity] {
        var shown: [ShownIdentity] = []
        for item in try holdings.items(of: environment.store.identities) {
            let saved = try await environment.store.credentials.list(
                document: Identity.owner(item.id, document: id), in: session)
            shown.append(ShownIdentity(id: item.id, name: item.value.name, schemes: saved.map(\.scheme)))
        }
        return shown
    }
}

extension ShowAuthorize {
    /// The answer to a change: the dialog as it stands now, or the way back.
    static func changed(
        _ request: Request, _ context: SiteContext, _ form: FormFields, _ visit: Visit
    ) async throws -> Answer {
        if request.part == .dialog { return try await dialog(request, context, form, in: visit.environment) }
        return .seeOther(ReturnPath.of(form, else: .authorize(visit.id)))
    }
}
