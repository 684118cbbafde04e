import Egress
import NIOHTTP1
import Testing
import TokenDesk

@testable import Gate

@Suite("Trusted proxies")
struct TrustedProxiesTests {
    @Test(
        "The last hop that is not trusted counts, and nothing that stands before it (THREATS O3)",
        arguments: [
            ("203.0.113.9", ["192.0.2.1"], "203.0.113.9"), ("10.0.0.1", ["192.0.2.1"], "192.0.2.1"),
            ("10.0.0.1", ["1.1.1.1, 192.0.2.1"], "192.0.2.1"), ("10.0.0.1", ["192.0.2.1, 10.0.0.2"], "192.0.2.1"),
            ("10.0.0.1", ["1.1.1.1", "192.0.2.1 , 10.0.0.2"], "192.0.2.1"), ("10.0.0.1", ["10.0.0.3"], "10.0.0.3"),
            ("10.0.0.1", [], "10.0.0.1"), ("10.0.0.1", [""], "10.0.0.1"),
            ("10.0.0.1", ["unknown, 10.0.0.2"], "10.0.0.2"),
            ("10.0.0.1", ["192.0.2.1:80"], "10.0.0.1"), ("10.0.0.1", ["2001:db8::1"], "2001:db8::1"),
        ])
    func client(peer: String, fields: [String], expected: String) throws {
        let proxies = TrustedProxies([try Network("10.0.0.0/8")])
        let headers = HTTPHeaders(fields.map { ("X-Forwarded-For", $0) })
        #expect(proxies.client(peer: IPAddress(peer), headers: headers) == IPAddress(expected))
        #expect(TrustedProxies().client(peer: IPAddress(peer), headers: headers) == IPAddress(peer))
    }

    @Test("Whether https was spoken is believed from a trusted proxy alone")
    func scheme() throws {
        let proxies = TrustedProxies([try Network("10.0.0.0/8")])
        let headers: HTTPHeaders = ["X-Forwarded-Proto": "https"]
        #expect(proxies.isSecure(peer: IPAddress("10.0.0.1"), headers: headers))
        #expect(!proxies.isSecure(peer: IPAddress("192.0.2.1"), headers: headers))
        #expect(!proxies.isSecure(peer: nil, headers: headers))
        #expect(proxies.client(peer: nil, headers: headers) == nil)
    }
}
