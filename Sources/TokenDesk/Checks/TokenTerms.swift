/// What many tokens have in common: kept once in a table, so that a million tokens stay small.
struct TokenTerms: Sendable, Hashable {
    let api: String
    let rights: AccessRights
    let text: RightsText
    let life: TokenLife
    let networks: [Network]
    let rate: RateLimit?

    init(_ record: TokenRecord) {
        api = record.api
        rights = record.rights
        text = RightsText(record.rights)
        life = record.life
        networks = record.networks
        rate = record.rate
    }
}
