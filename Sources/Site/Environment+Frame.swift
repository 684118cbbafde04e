import Hummingbird
import OpenAPI
import Pages
import Storage

extension Environment {
    /// What stands around a page's subject, for this request and session.
    func frame(
        for request: Request, _ context: SiteContext, entry: Catalog.Entry? = nil,
        server: ChosenServer = ChosenServer(),
        authorized: Set<String> = []
    ) async throws -> Frame {
        var theme = Theme.auto
        if let session = context.session { theme = try await chosenTheme(of: session) }
        return Frame(
            siteTitle: settings.title, accent: settings.accent,
            catalog: mayRead(context) ? catalog.entries.map(catalogEntry) : [],
            documentID: entry?.id.description, outline: entry.flatMap { outlines.outline(of: $0) },
            csrf: formToken(context),
            nonce: context.nonce, assetBase: "/assets/\(assets.version)", theme: theme, authorized: authorized,
            server: server, address: request.uri.string, user: context.user, words: settings.words)
    }

    /// A frame for answers that must not fail in turn: without anything that is to be read for it.
    func plainFrame(_ context: SiteContext) -> Frame {
        Frame(
            siteTitle: settings.title, accent: settings.accent, catalog: [], csrf: formToken(context),
            nonce: context.nonce, assetBase: "/assets/\(assets.version)", user: context.user)
    }

    /// The session's token as this answer may show it; empty without a session.
    private func formToken(_ context: SiteContext) -> String {
        guard let session = context.session else { return "" }
        var generator = SystemRandomNumberGenerator()
        return FormToken.masked(session.formToken(for: FormToken.purpose), using: &generator)
    }

    /// Keeps the colours that a session asked for.
    func choose(_ theme: Theme, in session: Session) async throws {
        let draft = FormDraft(fields: [.init(name: FieldName.theme.text, value: theme.rawValue)])
        try await store.selections.keep(draft, of: "theme", document: "", in: session)
    }

    /// Whether the names of the descriptions are this reader's to see (THREATS O5).
    private func mayRead(_ context: SiteContext) -> Bool { !settings.requiresSignIn || context.user != nil }

    private func chosenTheme(of session: Session) async throws -> Theme {
        let draft = try await store.selections.draft(of: "theme", document: "", in: session)
        return draft?.fields.first.flatMap { Theme(rawValue: $0.value) } ?? .auto
    }

    private func catalogEntry(_ entry: Catalog.Entry) -> CatalogEntry {
        let document = outlines.document(of: entry)
        return CatalogEntry(
            id: entry.id.description, title: entry.title, version: document?.info.version ?? "",
            specification: document?.specificationVersion ?? "", summary: document?.info.summary ?? "",
            operationCount: document?.operations.count ?? 0, problem: entry.failure.first.map { "\($0)" })
    }
}
