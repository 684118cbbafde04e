import Egress
import NIOHTTP1
import Testing
import TokenDesk

@testable import Gate

@Suite("Trusted proxies before the gate")
struct TrustedProxiesTests {
    private let proxies: TrustedProxies

    init() throws {
        proxies = TrustedProxies([try Network("10.0.0.0/8")])
    }

    @Test("Several fields are read as one, in their order (THREATS O3)")
    func client() {
        let headers: HTTPHeaders = ["X-Forwarded-For": "1.1.1.1", "x-forwarded-for": "192.0.2.1 , 10.0.0.2"]
        #expect(proxies.client(peer: IPAddress("10.0.0.1"), headers: headers) == IPAddress("192.0.2.1"))
        #expect(TrustedProxies().client(peer: IPAddress("10.0.0.1"), headers: headers) == IPAddress("10.0.0.1"))
        #expect(proxies.client(peer: nil, headers: headers) == nil)
    }

    @Test("Whether https was spoken is believed from a trusted proxy alone (THREATS O3)")
    func scheme() {
        let headers: HTTPHeaders = ["X-Forwarded-Proto": "https"]
        #expect(proxies.isSecure(peer: IPAddress("10.0.0.1"), headers: headers))
        #expect(!proxies.isSecure(peer: IPAddress("192.0.2.1"), headers: headers))
        #expect(!proxies.isSecure(peer: nil, headers: headers))
    }
}
