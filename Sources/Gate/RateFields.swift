import NIOHTTP1
import TokenDesk

/// The fields that tell a token's rate and what is left of it (IETF draft "RateLimit header fields for HTTP", revision 6).
enum RateFields {
    /// Adds the fields in place of any that the API sent: a token's rate is the gate's to tell.
    static func add(_ rate: TokenPass.RateLeft, to headers: inout HTTPHeaders) {
        let missing = max(rate.limit.burst - rate.remaining, 0)
        // Seconds until the bucket is full again, rounded up.
        let reset = (missing * 60 + rate.limit.perMinute - 1) / rate.limit.perMinute
        headers.replaceOrAdd(name: "RateLimit-Limit", value: String(rate.limit.burst))
        headers.replaceOrAdd(name: "RateLimit-Remaining", value: String(rate.remaining))
        headers.replaceOrAdd(name: "RateLimit-Reset", value: String(reset))
    }
}
