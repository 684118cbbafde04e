import Foundation
import Markup
public import TokenDesk

/// Which users the table shows, and in which order; what stands in the page's address.
public struct UsersFilter: Sendable, Hashable {
    /// The columns that the table can be sorted by.
    public enum Sort: String, Sendable, CaseIterable {
        case name, role, access, tokens, seen, state
    }

    /// Lines of one page.
    public static let size = 50

    /// A part of the name, without regard to case.
    public var text = ""
    public var role: Role?
    public var state: UserState?
    public var sort = Sort.name
    public var isDescending = false
    /// From 1.
    public var page = 1

    public init() {}

    /// The lines that fit, in order; equal ones by name.
    public func lines(of rows: [UserRow]) -> [UserRow] {
        let words = text.lowercased()
        let found = rows.filter { row in
            (words.isEmpty || row.user.name.lowercased().contains(words))
                && (role == nil || row.user.role == role) && (state == nil || row.state == state)
        }
        let sorted = found.sorted { first, second in
            let order = compare(first, second)
            if order != 0 { return isDescending ? order > 0 : order < 0 }
            return first.user.name.lowercased() < second.user.name.lowercased()
        }
        return sorted
    }

    /// The lines of the page that is asked for, or of the last one.
    public func page(of lines: [UserRow]) -> ArraySlice<UserRow> {
        let last = max(1, (lines.count + Self.size - 1) / Self.size)
        let start = (min(max(1, page), last) - 1) * Self.size
        return lines[start..<min(lines.count, start + Self.size)]
    }

    /// The table's address with this filter.
    func url() -> SafeURL {
        let order = sort == .name && !isDescending ? "" : (isDescending ? "-" : "") + sort.rawValue
        return SafeURL(
            path: SitePath.users.text
                + QueryText.of([
                    (.search, text), (.desk(.role), role?.rawValue ?? ""), (.desk(.state), state?.rawValue ?? ""),
                    (.desk(.sort), order), (.desk(.page), page > 1 ? String(page) : ""),
                ]))
    }

    /// The same sorted by a column, or by the one it is sorted by the other way round.
    func sorted(by column: Sort) -> UsersFilter {
        var filter = self
        filter.isDescending = sort == column && !isDescending
        filter.sort = column
        filter.page = 1
        return filter
    }

    /// Another page of the same.
    func at(page: Int) -> UsersFilter {
        var filter = self
        filter.page = page
        return filter
    }

    private func compare(_ first: UserRow, _ second: UserRow) -> Int {
        switch sort {
        case .name: Self.order(first.user.name.lowercased(), second.user.name.lowercased())
        case .role: Self.order(first.user.role.rawValue, second.user.role.rawValue)
        case .access: Self.order(first.user.hasAPIAccess ? 0 : 1, second.user.hasAPIAccess ? 0 : 1)
        case .tokens: Self.order(first.tokens, second.tokens)
        case .seen: Self.order(first.lastSeen ?? .distantPast, second.lastSeen ?? .distantPast)
        case .state: Self.order(first.state.rawValue, second.state.rawValue)
        }
    }

    private static func order<Value: Comparable>(_ first: Value, _ second: Value) -> Int {
        first < second ? -1 : first == second ? 0 : 1
    }
}
