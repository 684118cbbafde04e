import Foundation

/// The rules of desk and gate once more, as plainly as they can be said: what the store is compared with.
struct TokenModel {
    struct Token {
        var owner: Int
        var created: Double
        var used: Double?
        var idle: Double
        var cap: Double
        var scopes: Set<String>
        var isLocal: Bool
        var isPaused = false
        var isRevoked = false
        var retires: Double?
        var isReplaced = false

        func isOver(at now: Double) -> Bool {
            now >= (used ?? created) + idle || now >= created + cap || now >= retires ?? .infinity
        }
    }

    var tokens: [Token] = []
    var access: [Bool]

    mutating func issue(owner: Int, at now: Double, idle: Double, cap: Double, scopes: Set<String>, isLocal: Bool)
        -> Bool
    {
        guard access[owner] else { return false }
        tokens.append(Token(owner: owner, created: now, idle: idle, cap: cap, scopes: scopes, isLocal: isLocal))
        return true
    }

    mutating func use(_ index: Int, scope: String?, fromHome: Bool, at now: Double) -> String {
        let token = tokens[index]
        if token.isRevoked { return "revoked" }
        if token.isOver(at: now) { return "expired" }
        if token.isPaused { return "paused" }
        if !access[token.owner] { return "owner-without-access" }
        if token.isLocal, !fromHome { return "network" }
        tokens[index].used = max(token.used ?? 0, now)
        if let scope, !token.scopes.contains(scope) { return "missing-scope" }
        return "valid"
    }

    mutating func pause(_ index: Int) { if !tokens[index].isRevoked { tokens[index].isPaused = true } }

    mutating func resume(_ index: Int) { if !tokens[index].isRevoked { tokens[index].isPaused = false } }

    mutating func revoke(_ index: Int) { tokens[index].isRevoked = true }

    mutating func rotate(_ index: Int, grace: Double, at now: Double) -> Bool {
        let token = tokens[index]
        guard !token.isRevoked, !token.isPaused, !token.isReplaced, !token.isOver(at: now), access[token.owner] else {
            return false
        }
        tokens[index].retires = now + grace
        tokens[index].isReplaced = true
        tokens.append(
            Token(
                owner: token.owner, created: now, idle: token.idle, cap: token.cap, scopes: token.scopes,
                isLocal: token.isLocal))
        return true
    }

    mutating func edit(_ index: Int, scopes: Set<String>) -> Bool {
        guard tokens[index].scopes.isSuperset(of: scopes) else { return false }
        tokens[index].scopes = scopes
        return true
    }
}
