public import Execution
public import OpenAPI
public import Pages
public import Storage

/// What actions are given; fewer than eight members, so that an action's needs stay plain.
public struct Environment: Sendable {
    let settings: SiteSettings
    let catalog: ShownCatalog
    let store: Store
    let executor: Executor
    let assets: AssetTable
    let outlines = OutlineCache()
    let allowances = Allowances()

    /// Puts the site together.
    public init(settings: SiteSettings, catalog: Catalog, store: Store, executor: Executor, assets: AssetTable) {
        self.settings = settings
        self.catalog = ShownCatalog(catalog, showsInternal: settings.showsInternal)
        self.store = store
        self.executor = executor
        self.assets = assets
    }

    /// The cookie that binds a browser to its session.
    var cookie: SessionCookie { SessionCookie(isSecure: settings.isSecure) }
}
