import Foundation
import Testing
import TokenDesk

@testable import Site

@Suite("Who may ask for an address")
struct RouteRuleTests {
    private static let now = Date(timeIntervalSince1970: 1_750_000_000)

    private func user(_ role: Role, access: Bool = true, isDisabled: Bool = false) throws -> User {
        User(
            id: try #require(UserID(random: [UInt8](repeating: 1, count: 16))), name: "u", role: role,
            hasAPIAccess: access, createdAt: Self.now, disabledAt: isDisabled ? Self.now : nil)
    }

    private func verdict(_ rule: RouteRule, _ user: User?, age: TimeInterval? = 0, requiresSignIn: Bool = false)
        -> String
    {
        let verdict = rule.verdict(
            for: user, passwordGivenAt: age.map { Self.now.addingTimeInterval(-$0) }, at: Self.now,
            requiresSignIn: requiresSignIn)
        return switch verdict {
        case .admitted: "admitted"
        case .needsSignIn: "sign in"
        case .needsPassword: "password"
        case .refused: "refused"
        }
    }

    @Test("Every rule with every kind of user (THREATS D2)")
    func rules() throws {
        let developer = try user(.developer)
        let rows: [(RouteRule, User?, String)] = [
            (.anyone, nil, "admitted"), (.reader, nil, "admitted"), (.signedIn, nil, "sign in"),
            (.ownTokens, nil, "sign in"), (.administrator, nil, "sign in"),
            (.signedIn, developer, "admitted"), (.ownTokens, developer, "admitted"),
            (.administrator, developer, "refused"),
            (.ownTokens, try user(.developer, access: false), "refused"),
            (.ownTokens, try user(.administrator, access: false), "admitted"),
            (.administrator, try user(.administrator), "admitted"),
            (.signedIn, try user(.administrator, isDisabled: true), "sign in"),
            (.administrator, try user(.administrator, isDisabled: true), "sign in"),
        ]
        for (rule, user, expected) in rows { #expect(verdict(rule, user) == expected, "\(rule)") }
        #expect(verdict(.reader, nil, requiresSignIn: true) == "sign in")
        #expect(verdict(.reader, developer, age: nil, requiresSignIn: true) == "admitted")
        #expect(verdict(.anyone, nil, requiresSignIn: true) == "admitted")
    }

    @Test("A password opens the desk for 15 minutes to the second, and never by a clock that was set back")
    func freshness() throws {
        let ages: [(TimeInterval?, String)] = [
            (nil, "password"), (0, "admitted"), (899, "admitted"), (900, "password"), (-1, "password"),
            (86_400, "password"),
        ]
        for (age, expected) in ages {
            #expect(verdict(.administrator, try user(.administrator), age: age) == expected)
            #expect(verdict(.ownTokens, try user(.developer), age: age) == expected)
            #expect(verdict(.administrator, try user(.developer), age: age) == "refused", "nobody gives it in vain")
            #expect(verdict(.signedIn, try user(.developer), age: age) == "admitted")
        }
    }
}
