import Hummingbird
import OpenAPI
import Pages
import Storage

extension Environment {
    /// What stands around a page's subject, for this request and session.
    ///
    /// - Parameter known: the session's colours where they are known; they are looked up otherwise.
    func frame(
        for request: Request, _ context: SiteContext, entry: Catalog.Entry? = nil,
        server: ChosenServer = ChosenServer(),
        authorized: Set<String> = [], theme known: Theme? = nil
    ) async throws -> Frame {
        var theme = known ?? .auto
        if known == nil, let session = context.session {
            theme = Theme(preference: try await store.selections.value(of: .theme, in: session))
        }
        let listing = outlines.catalogs.listing(of: catalog)
        var frame = Frame(
            siteTitle: settings.title, accent: settings.accent, catalog: mayRead(context) ? listing.entries : [],
            documentID: entry?.id.description, outline: entry.flatMap { outlines.outline(of: $0) },
            csrf: formToken(context),
            nonce: context.nonce, assetBase: "/assets/\(assets.version)", theme: theme, authorized: authorized,
            server: server, address: request.uri.string, user: context.user, words: settings.words)
        frame.longestCall = Int(settings.longestCall.components.seconds)
        if let entry, mayRead(context) {
            frame.versions = listing.versions(of: entry.id)
            if !frame.versions.isEmpty { frame.changes = await changes(of: entry, listing) }
        }
        return frame
    }

    /// What changed since the version before, when there is one and it is known or found at once.
    private func changes(of entry: Catalog.Entry, _ listing: CatalogListing) async -> ChangesSince? {
        guard let before = listing.predecessor(of: entry.id),
            let comparison = await outlines.comparisons.prompt(from: before, to: entry)
        else { return nil }
        let name = before.version.isEmpty ? before.id.description : before.version
        return ChangesSince(id: before.id.description, version: name, marks: comparison.marks)
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
        try await store.selections.choose(theme.rawValue, as: .theme, in: session)
    }

    /// Whether the names of the descriptions are this reader's to see (THREATS O5).
    private func mayRead(_ context: SiteContext) -> Bool { !settings.requiresSignIn || context.user != nil }
}

extension Theme {
    /// What a session chose; as its browser has it where it chose nothing.
    init(preference: String?) {
        self = preference.flatMap(Theme.init(rawValue:)) ?? .auto
    }
}
