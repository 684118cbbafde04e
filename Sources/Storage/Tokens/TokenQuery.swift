import Foundation
import GRDB
public import TokenDesk

/// Which tokens to list, in which order.
public struct TokenQuery: Sendable {
    /// What a list is sorted by.
    public enum Sort: String, Sendable, CaseIterable {
        case label, owner, created, lastUsed, requests, ends, state
    }

    /// Tokens on a page at most.
    public static let sizeLimit = 1_000

    /// Whose; nil for everybody's.
    public var owner: UserID?
    /// What must occur in the words about the token, its owner's name, its id or its ends; empty for all.
    public var text: String
    /// One of ``TokenState/names``; nil for all.
    public var state: String?
    /// The description's name in the catalog; nil for all.
    public var api: String?
    /// Only those unused for so many days, since their issue where they never were used.
    public var unusedForDays: Int?
    public var sort: Sort
    public var isDescending: Bool
    /// From 1.
    public var page: Int
    public var size: Int

    public init(
        owner: UserID? = nil, text: String = "", state: String? = nil, api: String? = nil, unusedForDays: Int? = nil,
        sort: Sort = .created, isDescending: Bool = true, page: Int = 1, size: Int = 50
    ) {
        self.owner = owner
        self.text = text
        self.state = state
        self.api = api
        self.unusedForDays = unusedForDays
        self.sort = sort
        self.isDescending = isDescending
        self.page = page
        self.size = size
    }

    func page(at moment: Timestamp, in database: Database) throws -> TokenPage {
        let size = min(max(size, 1), Self.sizeLimit)
        let page = min(max(page, 1), 1_000_000)
        let (condition, values) = condition(at: moment)
        let join = "FROM tokens JOIN users ON users.id = tokens.owner WHERE \(condition)"
        let total = try Int.fetchOne(
            database, sql: "SELECT count(*) \(join)", arguments: StatementArguments(values))
        let rows = try Row.fetchCursor(
            database,
            sql: TokenRow.selection
                + " WHERE \(condition) ORDER BY \(order(at: moment)), tokens.rowid DESC LIMIT ? OFFSET ?",
            arguments: StatementArguments(values) + [size, (page - 1) * size])
        var terms = TokenTermsCache()
        var records: [TokenRecord] = []
        while let row = try rows.next() { records.append(try TokenRow.record(row, terms: &terms)) }
        return TokenPage(records: records, total: total ?? 0, page: page, size: size)
    }
}

extension TokenQuery {
    /// The first moment in which a token's life is over if it is not used again, graces aside.
    private static let lifeEndsAt = """
        min(tokens.createdAt + absolute * 1000, coalesce(lastUsedAt, tokens.createdAt) + idle * 1000)
        """

    /// The same with the grace after a rotation.
    static let endsAt = "min(\(lifeEndsAt), coalesce(retiresAt, 9223372036854775807))"

    /// The index in ``TokenState/names``, by the rules of ``TokenRecord/state(at:)``.
    private static func stateIndex(at moment: Timestamp) -> String {
        let now = moment.milliseconds
        return """
            CASE WHEN revokedAt IS NOT NULL THEN 6 WHEN \(endsAt) <= \(now) THEN 5 WHEN pausedAt IS NOT NULL THEN 4 \
            WHEN retiresAt IS NOT NULL THEN 3 WHEN \(lifeEndsAt) - \(now) <= \(Int64(TokenState.warning) * 1000) THEN 2 \
            WHEN lastUsedAt IS NOT NULL THEN 1 ELSE 0 END
            """
    }

    private func condition(at moment: Timestamp) -> (sql: String, values: [any DatabaseValueConvertible]) {
        var parts: [(String, [any DatabaseValueConvertible])] = []
        if let owner { parts.append(("owner = ?", [owner.description])) }
        if let api { parts.append(("api = ?", [api])) }
        if let state {
            let index = TokenState.names.firstIndex(of: state) ?? -1
            parts.append(("\(Self.stateIndex(at: moment)) = ?", [index]))
        }
        if let unusedForDays {
            let oldest = moment.minus(seconds: Int64(min(max(unusedForDays, 0), 36_500)) * 86_400)
            parts.append(("coalesce(lastUsedAt, tokens.createdAt) <= ?", [oldest.milliseconds]))
        }
        if !text.isEmpty {
            let pattern = "%" + String(text.prefix(200)).replacing(#/[%_\\]/#) { "\\" + $0.output } + "%"
            let columns = ["label", "comment", "purpose", "users.name", "tokens.id", "hint", "lastFour"]
            let likes = columns.map { "\($0) LIKE ? ESCAPE '\\'" }.joined(separator: " OR ")
            parts.append(("(\(likes))", columns.map { _ in pattern }))
        }
        return (parts.isEmpty ? "1" : parts.map(\.0).joined(separator: " AND "), parts.flatMap(\.1))
    }

    private func order(at moment: Timestamp) -> String {
        let column =
            switch sort {
            case .label: "label COLLATE NOCASE"
            case .owner: "users.foldedName"
            case .created: "tokens.createdAt"
            case .lastUsed: "lastUsedAt"
            case .requests: "requests"
            case .ends: Self.endsAt
            case .state: Self.stateIndex(at: moment)
            }
        return column + (isDescending ? " DESC" : " ASC")
    }
}
