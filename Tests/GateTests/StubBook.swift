import Foundation
import Synchronization
import TokenDesk

@testable import Gate
@testable import Storage

/// Tokens in memory with a clock that stands still until it is told to go on, in place of a store.
final class StubBook: TokenBook {
    /// One request as it was counted.
    struct Count: Hashable {
        let token: TokenID
        let operation: String
        let status: Int
        let reason: String?
        let address: String
    }

    private struct State {
        var table = TokenTable()
        var now = Date(timeIntervalSince1970: 1_772_436_600)
        var isBroken = false
        var counts: [Count] = []
        var checks = 0
    }

    static let api = "fleet"

    private let state = Mutex(State())

    var now: Date { state.withLock(\.now) }
    var counts: [Count] { state.withLock(\.counts) }
    /// How many tokens were looked up.
    var checks: Int { state.withLock(\.checks) }

    func advance(_ seconds: TimeInterval) { state.withLock { $0.now += seconds } }
    func `break`() { state.withLock { $0.isBroken = true } }
    func set(_ directory: ResourceDirectory) { state.withLock { $0.table.directories[Self.api] = directory } }

    func setAccess(_ hasAccess: Bool, of owner: UserID) {
        state.withLock { $0.table.setAccess(hasAccess, of: owner) }
    }

    /// Puts a token in force.
    func issue(
        _ scopes: [String] = ["read"], operations: [String] = [], includesUnscoped: Bool = true,
        resources: [ResourceLimit] = [], networks: [String] = [], rate: RateLimit? = nil,
        life: TokenLife = .standard, api: String = StubBook.api, owner: String = "anna"
    ) throws -> IssuedToken {
        let rights = AccessRights(
            scopes: scopes.map { Scope($0) }, operations: operations, includesUnscoped: includesUnscoped,
            resources: resources)
        let draft = TokenDraft(
            api: api, label: "test", rights: rights, life: life, networks: try networks.map { try Network($0) },
            rate: rate)
        let issued = try TokenIssue(now: { [self] in now }).issue(draft, for: try Self.user(owner), by: "test")
        put(issued.record, of: issued.token)
        return issued
    }

    /// Takes over what changed about a token.
    func put(_ record: TokenRecord, of token: APIToken) {
        state.withLock { $0.table.put(record, digest: token.digest) }
    }

    func check(_ token: APIToken, for call: TokenCall) throws(StoreError) -> TokenVerdict {
        let result = state.withLock { state -> TokenVerdict? in
            state.checks += 1
            return state.isBroken ? nil : state.table.check(token, for: call, at: state.now)
        }
        guard let result else { throw StoreError.test }
        return result
    }

    func refusal(of id: TokenID) -> TokenRefusal? { state.withLock { $0.table.refusal(of: id, at: $0.now) } }

    func count(_ id: TokenID, operation: String, status: Int, refusal: TokenRefusal?, address: String) {
        state.withLock {
            $0.counts.append(
                Count(token: id, operation: operation, status: status, reason: refusal?.code, address: address))
        }
    }

    private static func user(_ name: String) throws -> User {
        let id = UserID(random: Array("\(name)0123456789abcdef".utf8.prefix(16)))
        guard let id else { throw StoreError.test }
        return User(id: id, name: name, role: .developer, hasAPIAccess: true, createdAt: Date(timeIntervalSince1970: 0))
    }
}

extension StoreError {
    static let test = StoreError(.unavailable, "The test says so.")
}
