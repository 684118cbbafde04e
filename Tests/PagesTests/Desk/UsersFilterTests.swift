import Markup
import Testing
import TokenDesk

@testable import Pages

@Suite struct UsersFilterTests {
    private func rows() throws -> [UserRow] {
        [
            UserRow(user: try DeskFixture.user("bo", role: .developer, access: false), tokens: 2),
            UserRow(user: try DeskFixture.user("Anna"), tokens: 9, lastSeen: DeskFixture.now),
            UserRow(user: try DeskFixture.user("cy", role: .developer, disabled: true), tokens: 2),
            UserRow(user: try DeskFixture.user("dee", role: .developer, joined: false), tokens: 0),
        ]
    }

    private func names(_ change: (inout UsersFilter) -> Void) throws -> [String] {
        var filter = UsersFilter()
        change(&filter)
        return filter.lines(of: try rows()).map(\.user.name)
    }

    @Test func `lines come in the order that was asked for, equal ones by name`() throws {
        #expect(try names { _ in } == ["Anna", "bo", "cy", "dee"])
        #expect(try names { $0.isDescending = true } == ["dee", "cy", "bo", "Anna"])
        #expect(try names { $0.sort = .tokens } == ["dee", "bo", "cy", "Anna"])
        #expect(
            try names {
                $0.sort = .seen
                $0.isDescending = true
            } == ["Anna", "bo", "cy", "dee"])
        #expect(try names { $0.sort = .access } == ["Anna", "cy", "dee", "bo"])
        #expect(try names { $0.sort = .role } == ["Anna", "bo", "cy", "dee"])
        #expect(try names { $0.sort = .state } == ["Anna", "bo", "cy", "dee"])
    }

    @Test func `lines are left out by name, role and state`() throws {
        #expect(try names { $0.text = "N" } == ["Anna"])
        #expect(try names { $0.role = .developer } == ["bo", "cy", "dee"])
        #expect(try names { $0.state = .disabled } == ["cy"])
        #expect(try names { $0.state = .invited } == ["dee"])
        #expect(try names { $0.text = "zz" } == [])
    }

    @Test func `a page outside of the table is its first or last one`() throws {
        let many = try (0..<120).map { UserRow(user: try DeskFixture.user("user-\(100 + $0)"), tokens: 0) }
        var filter = UsersFilter()
        let pages: [(Int, Int, String)] = [
            (1, 50, "user-100"), (2, 50, "user-150"), (3, 20, "user-200"), (99, 20, "user-200"), (-1, 50, "user-100"),
        ]
        for (page, count, first) in pages {
            filter.page = page
            let lines = filter.page(of: filter.lines(of: many))
            #expect(lines.count == count)
            #expect(lines.first?.user.name == first)
        }
        #expect(filter.page(of: []).isEmpty)
    }

    @Test func `the address holds what differs from the first view`() {
        var filter = UsersFilter()
        #expect(filter.url().text == "/users")
        filter.text = "a&b"
        filter.role = .developer
        filter.page = 3
        #expect(filter.url().text == "/users?q=a%26b&role=developer&page=3")
        #expect(filter.sorted(by: .tokens).url().text == "/users?q=a%26b&role=developer&sort=tokens")
        #expect(
            filter.sorted(by: .tokens).sorted(by: .tokens).url().text == "/users?q=a%26b&role=developer&sort=-tokens")
    }
}
