import Foundation
import GRDB
import TokenDesk

/// Rights, life, networks and rate as read from rows: many tokens have the same, so each text is decoded once.
struct TokenTermsCache {
    struct Terms {
        let rights: AccessRights
        let life: TokenLife
        let networks: [Network]
        let rate: RateLimit?
    }

    private struct Key: Hashable {
        let rights: String
        let networks: String
        let idle: Int64
        let absolute: Int64
        let perMinute: Int?
        let burst: Int?
    }

    private static let countLimit = 4_096
    private var known: [Key: Terms] = [:]

    mutating func terms(of row: Row) throws -> Terms {
        let key = Key(
            rights: row["rights"], networks: row["networks"], idle: row["idle"], absolute: row["absolute"],
            perMinute: row["perMinute"], burst: row["burst"])
        if let terms = known[key] { return terms }
        let terms = Terms(
            rights: try JSONText.value(AccessRights.self, from: key.rights),
            life: try TokenLife(idle: key.idle, absolute: key.absolute),
            networks: try JSONText.value([Network].self, from: key.networks),
            rate: try key.perMinute.map { try RateLimit(perMinute: $0, burst: key.burst) })
        if known.count >= Self.countLimit { known = [:] }
        known[key] = terms
        return terms
    }
}
