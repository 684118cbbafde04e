import Testing

@testable import Authorization

@Suite("Requirements")
struct RequirementChoiceTests {
    @Test(
        "All schemes of one requirement, any one requirement",
        arguments: [
            ([], ["a"], AppliedSecurity.Outcome.notNeeded, [], []),
            ([[]], [], .notNeeded, [], []),
            ([["a"]], ["a"], .applied, ["a"], []),
            ([["a"]], [], .missing, [], ["a"]),
            ([["a", "b"]], ["a"], .missing, [], ["b"]),
            ([["a", "b"]], ["b", "a"], .applied, ["a", "b"], []),
            ([["a"], ["b"]], ["b"], .applied, ["b"], []),
            ([["a"], ["b"]], ["a", "b"], .applied, ["a"], []),
            ([["a", "b"], ["c"]], [], .missing, [], ["c"]),
            ([[], ["a"]], [], .anonymous, [], ["a"]),
            ([[], ["a"]], ["a"], .applied, ["a"], []),
            ([["a", "b"], []], ["a"], .anonymous, [], ["b"]),
        ] as [([[String]], [String], AppliedSecurity.Outcome, [String], [String])])
    func choice(
        requirements: [[String]], available: [String], outcome: AppliedSecurity.Outcome, schemes: [String],
        missing: [String]
    ) {
        let choice = RequirementChoice(among: requirements, available: Set(available))
        #expect(choice.outcome == outcome)
        #expect(choice.schemes == schemes)
        #expect(choice.missing == missing)
    }

    @Test(
        "The lock is absent when nothing is asked for, closed when a requirement is covered, else open",
        arguments: [
            ([], [], PadlockState.none), ([[]], [], .none), ([["a"]], [], .open), ([["a"]], ["a"], .closed),
            ([["a", "b"]], ["a"], .open), ([[], ["a"]], [], .open), ([[], ["a"]], ["a"], .closed),
        ] as [([[String]], [String], PadlockState)])
    func padlock(requirements: [[String]], authorized: [String], state: PadlockState) {
        #expect(PadlockState(requirements: requirements, authorizedSchemes: Set(authorized)) == state)
    }
}
