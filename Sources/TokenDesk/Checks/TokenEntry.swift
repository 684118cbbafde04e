import Foundation

/// A token as the table of checks keeps it: times in milliseconds since 1970, everything shared by place.
struct TokenEntry: Sendable {
    /// Ways of being out of force that do not depend on the time.
    enum Standing: UInt8, Sendable {
        case inForce, paused, revoked
    }

    let id: TokenID
    let createdAt: Int64
    /// 0 while it was never used.
    var lastUsedAt: Int64
    /// `Int64.max` when it was not rotated.
    var retiresAt: Int64
    /// The place of its ``TokenTerms``.
    var terms: UInt32
    /// The place of its owner.
    let owner: UInt32
    var standing: Standing

    init(_ record: TokenRecord, terms: UInt32, owner: UInt32) {
        id = record.id
        createdAt = Self.milliseconds(record.createdAt)
        lastUsedAt = record.lastUsedAt.map(Self.milliseconds) ?? 0
        retiresAt = record.retiresAt.map(Self.milliseconds) ?? .max
        self.terms = terms
        self.owner = owner
        standing = record.revokedAt != nil ? .revoked : record.pausedAt != nil ? .paused : .inForce
    }

    /// The first moment in which it is not valid any more if it is not used again.
    func endsAt(_ life: TokenLife) -> Int64 {
        let idle = (lastUsedAt > 0 ? lastUsedAt : createdAt).addingReportingOverflow(life.idle * 1000)
        let cap = createdAt.addingReportingOverflow(life.absolute * 1000)
        return min(idle.overflow ? .max : idle.partialValue, cap.overflow ? .max : cap.partialValue, retiresAt)
    }

    static func milliseconds(_ date: Date) -> Int64 {
        let value = (date.timeIntervalSince1970 * 1000).rounded()
        return Int64(exactly: value) ?? (value > 0 ? .max : 0)
    }
}
