import Egress
import Foundation
import Synchronization
import Testing
import TokenDesk

@testable import Gate

@Suite("The throttle of failures")
struct FailureThrottleTests {
    @Test("An address has a bucket of its own; addresses of IPv6 share one by their /64 (THREATS G9)")
    func buckets() throws {
        let seconds = Mutex(0.0)
        let throttle = FailureThrottle(limit: try RateLimit(perMinute: 60, burst: 2)) {
            Date(timeIntervalSince1970: 1_772_436_600 + seconds.withLock { $0 })
        }
        func wait(_ address: String?) -> Int? { throttle.wait(afterFailureFrom: address.flatMap { IPAddress($0) }) }
        #expect([wait("192.0.2.1"), wait("192.0.2.1"), wait("192.0.2.1")] == [nil, nil, 1])
        #expect(wait("192.0.2.2") == nil)
        #expect([wait("2001:db8::1"), wait("2001:db8::2"), wait("2001:db8::3")] == [nil, nil, 1])
        #expect(wait("2001:db8:0:1::1") == nil)
        // As a listener for both kinds of addresses spells callers of IPv4.
        #expect([wait("::ffff:192.0.2.7"), wait("::ffff:192.0.2.7"), wait("192.0.2.7")] == [nil, nil, 1])
        #expect(wait("::ffff:192.0.2.8") == nil)
        #expect([wait(nil), wait(nil), wait(nil)] == [nil, nil, 1])
        seconds.withLock { $0 += 1 }
        #expect(wait("192.0.2.1") == nil)
    }

    @Test("A flood from very many addresses stays within bounds")
    func flood() throws {
        let throttle = FailureThrottle(limit: try RateLimit(perMinute: 60, burst: 1))
        for number in 0..<50_000 {
            let bytes = [
                UInt8(truncatingIfNeeded: number >> 16), UInt8(truncatingIfNeeded: number >> 8),
                UInt8(truncatingIfNeeded: number), 1,
            ]
            #expect(throttle.wait(afterFailureFrom: IPAddress(bytes: bytes)) == nil)
        }
        #expect(throttle.count <= 20_000)
    }
}
