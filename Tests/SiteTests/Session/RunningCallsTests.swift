import Testing

@testable import Site

@Suite("Calls under way")
struct RunningCallsTests {
    private static func key(_ session: String, _ operation: String = "list") -> RunningCalls.Key {
        RunningCalls.Key(session: session, document: "shop", operation: operation)
    }

    @Test("N9: A call is found by its own session alone, and not when it is over")
    func found() {
        let calls = RunningCalls()
        let call = LiveCall(id: "a")
        calls.begin(call, as: Self.key("one"))
        #expect(calls.find("a", of: "one") === call)
        #expect(calls.find("a", of: "other") == nil)
        calls.end(call, as: Self.key("one"))
        #expect(calls.find("a", of: "one") == nil)
    }

    @Test("Cancel ends the calls of one operation of one session, also those that have not begun to send")
    func cancelled() async {
        let calls = RunningCalls()
        let (call, other) = (LiveCall(id: "a"), LiveCall(id: "b"))
        calls.begin(call, as: Self.key("one"))
        calls.begin(other, as: Self.key("one", "add"))
        calls.cancel(Self.key("two"))
        #expect(!call.isStopped)
        calls.cancel(Self.key("one"))
        #expect(call.isStopped && !other.isStopped)
    }
}
