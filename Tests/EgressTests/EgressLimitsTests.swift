import Egress
import Testing

@Suite struct EgressLimitsTests {
    @Test("The standard limits are those of THREATS 4.4, TCP and TLS apart")
    func standard() {
        let limits = EgressLimits.standard
        #expect(limits.resolve == .seconds(5))
        #expect(limits.connect == .seconds(5))
        #expect(limits.handshake == .seconds(10))
        #expect(limits.firstByte == .seconds(30))
        #expect(limits.total == .seconds(60))
        #expect(limits.body == 10 << 20)
        #expect(limits.fields == 200 && limits.fieldBytes == 64 << 10 && limits.interim == 16)
    }
}
