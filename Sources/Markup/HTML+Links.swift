extension HTML {
    /// Whether a link to an address of the site's own leads anywhere: pages that are files know only each other.
    public func leads(to url: SafeURL) -> Bool { links.map { $0.reference(to: url) != nil } ?? true }
}
