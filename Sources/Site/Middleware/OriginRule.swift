/// Whether a state-changing request comes from a page of this site (THREATS 4.3, rows N5 and N6).
///
/// The browser's own word is asked first (`Sec-Fetch-Site`), then `Origin`; a request with neither goes on to the
/// check of its form token, which every such request must pass.
struct OriginRule: Sendable {
    /// The origins under which this site is reached, e.g. `http://portico.localhost:8080`.
    let ownOrigins: Set<String>

    /// What keeps a request out, nil when nothing does.
    func refusal(fetchSite: String?, origin: String?) -> String? {
        if let fetchSite {
            return fetchSite == "same-origin"
                ? nil : "it was sent from another page (Sec-Fetch-Site is not same-origin)"
        }
        if let origin, origin != "null" {
            return ownOrigins.contains(origin) ? nil : "its Origin is not this site"
        }
        return nil
    }

    /// Whether an address may be read from where the browser says the request comes (THREATS 4.3, last sentence).
    ///
    /// Pages may be opened by a link on another site; assets and results are for this site's own pages.
    func allowsReading(fetchSite: String?, fetchMode: String?, isPage: @autoclosure () -> Bool) -> Bool {
        guard let fetchSite, fetchSite != "same-origin", fetchSite != "none" else { return true }
        return fetchMode == "navigate" && isPage()
    }
}
