import Foundation
import NIOHTTP1
import Storage
import TokenDesk

/// What all exchanges at a gate share: how a request is judged, in whose name it goes on, and how it is counted.
struct GateDesk: Sendable {
    /// The rules in force, asked for once a request; nil while the description was never readable.
    let rules: @Sendable () -> GateRules?
    let api: String
    let book: any TokenBook
    let throttle: FailureThrottle
    let proxies: TrustedProxies
    let key: IdentityKey
    let now: @Sendable () -> Date
    /// By which the explorer says from where its calls come.
    var voucher = CallerVoucher()
    /// What holds messages against the description; nil when nothing does.
    var inspector: Inspector?

    /// The pass of a request from a peer's address.
    func decide(_ head: HTTPRequestHead, peer: ClientAddress) throws(Refusal) -> Admission.Pass {
        guard let rules = rules() else { throw .noDescription }
        let admission = Admission(
            rules: rules, api: api, book: book, throttle: throttle, proxies: proxies,
            vouched: try voucher.address(of: head, at: now()))
        return try admission.decide(head, peer: peer)
    }

    /// The head of a request as it goes on to the API, with the caller's identity signed.
    func forwarded(
        _ head: HTTPRequestHead, _ pass: Admission.Pass, authority: String, peer: ClientAddress
    ) -> HTTPRequestHead {
        let identity = pass.caller.map {
            SignedIdentity($0).fields(method: head.method.rawValue, target: head.uri, at: now(), key: key)
        }
        let headers = ForwardedFields.request(
            head.headers, framing: pass.framing, identity: identity ?? [], authority: authority,
            client: pass.client.text.isEmpty ? nil : pass.client.text,
            isSecure: proxies.isSecure(peer: peer.address, headers: head.headers))
        return HTTPRequestHead(version: .http1_1, method: head.method, uri: head.uri, headers: headers)
    }

    /// Counts a request that was let through, once its status is known; `use` is empty afterwards, so that nothing counts
    /// twice.
    func count(_ use: inout TokenUse?, status: Int) {
        guard let counted = use else { return }
        use = nil
        book.count(
            counted.token, operation: counted.operation, status: status, refusal: nil, address: counted.address)
    }
}
