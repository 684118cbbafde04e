import Testing

@testable import Site

/// THREATS L3: Execute is a tool for people, neither a scanner nor an amplifier.
@Suite("What a session may call")
struct CallAllowanceTests {
    private static func taken(
        _ count: Int, from allowance: CallAllowance, _ session: String, at now: ContinuousClock.Instant
    )
        -> Int
    {
        (0..<count).count { _ in
            do {
                try allowance.begin(session, at: now)
                return true
            } catch { return false }
        }
    }

    @Test("L3: four calls of a session run at once, the fifth is refused until one ends")
    func concurrency() throws {
        let allowance = CallAllowance()
        let now = ContinuousClock.now
        #expect(Self.taken(100, from: allowance, "a", at: now) == 4)
        #expect(Self.taken(100, from: allowance, "b", at: now) == 4)
        allowance.end("a")
        #expect(Self.taken(100, from: allowance, "a", at: now) == 1)
    }

    @Test("L3: from rest twenty calls go at once, then one a second; time at rest saves up no more than twenty")
    func rate() throws {
        let allowance = CallAllowance()
        var now = ContinuousClock.now
        var gone = 0
        for _ in 0..<100 where Self.taken(1, from: allowance, "a", at: now) == 1 {
            gone += 1
            allowance.end("a")
        }
        #expect(gone == 20)
        for (seconds, expected) in [(1, 1), (5, 5), (600, 20)] {
            now += .seconds(seconds)
            gone = 0
            for _ in 0..<100 where Self.taken(1, from: allowance, "a", at: now) == 1 {
                gone += 1
                allowance.end("a")
            }
            #expect(gone == expected, "after \(seconds) s")
        }
    }
}
