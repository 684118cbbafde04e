import Testing

@testable import TokenDesk

@Suite("What the audit trail tells")
struct AuditEventTests {
    @Test("The words of actions stand in stores and do not change (THREATS D12)")
    func words() {
        let words = AuditEvent.Action.allCases.map(\.rawValue)
        #expect(Set(words).count == words.count)
        for word in [
            "user-invited", "user-joined", "access-withdrawn", "token-issued", "token-revealed", "token-revoked",
            "token-rotated", "sign-in-failed",
        ] {
            #expect(words.contains(word))
        }
    }
}
