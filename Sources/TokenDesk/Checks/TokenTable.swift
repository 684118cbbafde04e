public import Foundation

/// All tokens that were ever issued and not forgotten, for decisions that wait for nothing: about 110 bytes a token.
///
/// Pure but for what it keeps: no clock, no store, no lock. ``Storage`` holds one and tells it of every change.
public struct TokenTable: Sendable {
    private struct Owner: Sendable {
        let id: UserID
        let subject: String
        var hasAccess: Bool
    }

    private var placesByDigest: PlaceIndex
    private var placesByID: PlaceIndex
    private var entries: ContiguousArray<TokenEntry> = []
    private var digests: ContiguousArray<TokenDigest> = []
    private var terms: [TokenTerms] = []
    private var termsPlaces: [TokenTerms: UInt32] = [:]
    private var owners: [Owner] = []
    private var ownerPlaces: [UserID: UInt32] = [:]
    private var buckets: [TokenID: RateBucket] = [:]
    /// The resources and groups of each API, by its name in the catalog.
    public var directories: [String: ResourceDirectory] = [:]

    /// An empty table with room for so many tokens.
    public init(capacity: Int = 0) {
        placesByDigest = PlaceIndex(capacity: capacity)
        placesByID = PlaceIndex(capacity: capacity)
        entries.reserveCapacity(capacity)
        digests.reserveCapacity(capacity)
    }

    /// Tokens in the table, those out of force included.
    public var count: Int { entries.count }

    /// Takes a token in, or takes over what changed about it. A last use never goes back.
    public mutating func put(_ record: TokenRecord, digest: TokenDigest) {
        var entry = TokenEntry(record, terms: place(of: TokenTerms(record)), owner: place(ofOwner: record))
        if let known = place(of: record.id) {
            entry.lastUsedAt = max(entry.lastUsedAt, entries[known].lastUsedAt)
            entries[known] = entry
            return
        }
        let new = entries.count
        entries.append(entry)
        digests.append(digest)
        placesByDigest.insert(new) { [digests] in digests[$0].bits }
        placesByID.insert(new) { [entries] in entries[$0].id.bits }
    }

    /// Says whether a user may use the API; without it none of the user's tokens opens anything.
    public mutating func setAccess(_ hasAccess: Bool, of owner: UserID) {
        guard let place = ownerPlaces[owner] else {
            ownerPlaces[owner] = UInt32(truncatingIfNeeded: owners.count)
            owners.append(Owner(id: owner, subject: "", hasAccess: hasAccess))
            return
        }
        owners[Int(place)].hasAccess = hasAccess
    }

    /// When a token was last used as the table knows it; nil for one that never was or is not there.
    public func lastUse(of id: TokenID) -> Date? {
        guard let place = place(of: id), entries[place].lastUsedAt > 0 else { return nil }
        return Date(timeIntervalSince1970: Double(entries[place].lastUsedAt) / 1000)
    }

    /// The id under which a token was issued, whatever its state.
    public func id(of token: APIToken) -> TokenID? {
        place(of: token.digest).map { entries[$0].id }
    }

    /// Why a token opens nothing at a moment, whatever the call; nil while it is in force. It is not used by that.
    public func refusal(of id: TokenID, at now: Date) -> TokenRefusal? {
        guard let place = place(of: id) else { return .unknown }
        let entry = entries[place]
        return standing(of: entry, terms[Int(entry.terms)], at: TokenEntry.milliseconds(now))
    }

    /// Whether a token opens a call at a moment. Whoever presents a token in force from one of its networks has used it: its
    /// life is prolonged even where its rights do not reach (THREATS D7).
    public mutating func check(_ token: APIToken, for call: TokenCall, at now: Date) -> TokenVerdict {
        guard let place = place(of: token.digest) else { return .refused(.unknown, nil) }
        let moment = TokenEntry.milliseconds(now)
        let terms = terms[Int(entries[place].terms)]
        let id = entries[place].id
        guard terms.api == call.api else { return .refused(.unknown, nil) }
        if let refusal = standing(of: entries[place], terms, at: moment) { return .refused(refusal, id) }
        guard isWithin(terms.networks, call) else { return .refused(.network, id) }
        entries[place].lastUsedAt = max(entries[place].lastUsedAt, moment)
        if let refusal = terms.rights.refusal(of: call.rule) { return .refused(refusal, id) }
        if !terms.rights.resources.isEmpty, !call.rule.allowsAnonymous {
            let directory = directories[call.api] ?? ResourceDirectory()
            let refusal = terms.rights.refusal(of: call.rule, using: call.uses(), directory: directory)
            if let refusal { return .refused(refusal, id) }
        }
        var left: TokenPass.RateLeft?
        if let rate = terms.rate {
            var bucket = buckets[id] ?? RateBucket(rate, at: moment)
            let seconds = bucket.take(rate, at: moment)
            buckets[id] = bucket
            if let seconds { return .refused(.rate(retryAfter: seconds), id) }
            left = TokenPass.RateLeft(limit: rate, remaining: bucket.remaining)
        }
        let subject = owners[Int(entries[place].owner)].subject
        return .valid(TokenPass(id: id, subject: subject, rights: terms.text, rate: left))
    }

    /// Digests are compared whole, whatever the first difference (THREATS G12).
    private func place(of digest: TokenDigest) -> Int? {
        placesByDigest.place(of: digest.bits) { digests[$0] == digest }
    }

    private func place(of id: TokenID) -> Int? {
        placesByID.place(of: id.bits) { entries[$0].id == id }
    }

    private func standing(of entry: TokenEntry, _ terms: TokenTerms, at moment: Int64) -> TokenRefusal? {
        if entry.standing == .revoked { return .revoked }
        let end = entry.endsAt(terms.life)
        if moment >= end { return .expired(at: Date(timeIntervalSince1970: Double(end) / 1000)) }
        if entry.standing == .paused { return .paused }
        return owners[Int(entry.owner)].hasAccess ? nil : .ownerWithoutAccess
    }

    private func isWithin(_ networks: [Network], _ call: TokenCall) -> Bool {
        guard !networks.isEmpty else { return true }
        guard let address = call.address else { return false }
        return networks.contains { $0.contains(address) }
    }

    private mutating func place(of new: TokenTerms) -> UInt32 {
        if let known = termsPlaces[new] { return known }
        let place = UInt32(truncatingIfNeeded: terms.count)
        terms.append(new)
        termsPlaces[new] = place
        return place
    }

    private mutating func place(ofOwner record: TokenRecord) -> UInt32 {
        if let known = ownerPlaces[record.owner] {
            if owners[Int(known)].subject.isEmpty {
                owners[Int(known)] = Owner(
                    id: record.owner, subject: record.subject, hasAccess: owners[Int(known)].hasAccess)
            }
            return known
        }
        let place = UInt32(truncatingIfNeeded: owners.count)
        owners.append(Owner(id: record.owner, subject: record.subject, hasAccess: true))
        ownerPlaces[record.owner] = place
        return place
    }
}
