/// Which tokens a list shows and in which order; it stands whole in the page's address.
public struct TokenFilter: Hashable, Sendable {
    /// What a list can be sorted by. The words stand in addresses.
    public enum Sort: String, Sendable, Hashable, CaseIterable {
        case label, owner, created, lastUsed, requests, ends, state

        /// Numbers and times are read from the largest down, words from the first up.
        var isDescendingAtFirst: Bool { self != .label && self != .owner && self != .state }
    }

    /// Days without a use after which a token counts as unused.
    public static let unusedDays = 90
    /// Characters of the searched text at most.
    public static let textLimit = 100

    /// Words that occur in description, comment, purpose, hint or owner.
    public var text: String
    /// One of `TokenState.names`; nil for all.
    public var state: String?
    /// The API's name in the catalog; nil for all.
    public var api: String?
    /// A user's name; nil for all. Counts for administrators alone.
    public var owner: String?
    /// Only those that were not used for ``unusedDays`` days.
    public var isUnused: Bool
    public var sort: Sort
    public var isDescending: Bool
    /// From 1.
    public var page: Int

    public init(
        text: String = "", state: String? = nil, api: String? = nil, owner: String? = nil, isUnused: Bool = false,
        sort: Sort = .created, isDescending: Bool = true, page: Int = 1
    ) {
        self.text = text
        self.state = state
        self.api = api
        self.owner = owner
        self.isUnused = isUnused
        self.sort = sort
        self.isDescending = isDescending
        self.page = page
    }

    /// Whether anything is left out.
    public var isNarrow: Bool { !text.isEmpty || state != nil || api != nil || owner != nil || isUnused }

    /// The same from its first page on, sorted by a column; the other way round when it is sorted by that already.
    func sorted(by sort: Sort) -> TokenFilter {
        var other = self
        other.isDescending = self.sort == sort ? !isDescending : sort.isDescendingAtFirst
        other.sort = sort
        other.page = 1
        return other
    }

    /// The same on another page.
    func onPage(_ page: Int) -> TokenFilter {
        var other = self
        other.page = page
        return other
    }

    /// The query with its question mark; empty for the list as it is at first.
    var query: String {
        let pairs = fields + (page > 1 ? [("page", String(page))] : [])
        guard !pairs.isEmpty else { return "" }
        return "?" + pairs.map { "\($0)=\(PercentEncoding.segment($1))" }.joined(separator: "&")
    }

    /// What differs from the list as it is at first, without the page.
    private var fields: [(String, String)] {
        var fields: [(String, String)] = []
        if !text.isEmpty { fields.append((Field.text.rawValue, text)) }
        if let state { fields.append((Field.state.rawValue, state)) }
        if let api { fields.append((Field.api.rawValue, api)) }
        if let owner { fields.append((Field.owner.rawValue, owner)) }
        if isUnused { fields.append((Field.unused.rawValue, "1")) }
        if sort != .created || !isDescending {
            fields.append((Field.sort.rawValue, sort.rawValue))
            fields.append((Field.order.rawValue, isDescending ? "down" : "up"))
        }
        return fields
    }

    /// The names of the filter's fields in the query.
    enum Field: String {
        case text = "q"
        case state, api, owner, unused, sort, order, page
    }

    /// Reads a query's fields; what is not understood is left out.
    public init(_ value: (_ name: String) -> String?) {
        func text(_ field: Field) -> String? { value(field.rawValue).flatMap { $0.isEmpty ? nil : $0 } }
        let sort = text(.sort).flatMap(Sort.init(rawValue:)) ?? .created
        self.init(
            text: String((text(.text) ?? "").prefix(Self.textLimit)), state: text(.state), api: text(.api),
            owner: text(.owner), isUnused: text(.unused) != nil, sort: sort,
            isDescending: text(.order).map { $0 == "down" } ?? sort.isDescendingAtFirst,
            page: min(max(text(.page).flatMap { Int($0) } ?? 1, 1), 1_000_000))
    }
}
