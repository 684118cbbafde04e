import Execution
import Testing

@testable import Site

@Suite("A call that is followed")
struct LiveCallTests {
    @Test("It is shown once its answer takes its time, all pieces in order, to its end")
    func followed() async {
        let call = LiveCall(id: "a")
        call.begin(ExchangeResponse(status: 206))
        call.show([1, 2])
        #expect(await call.head()?.status == 206)
        #expect(call.isShown)
        #expect(await call.next() == [1, 2])
        let following = Task { () -> [UInt8] in
            var found: [UInt8] = []
            while let bytes = await call.next() { found += bytes }
            return found
        }
        for byte: UInt8 in 3...9 { call.show([byte]) }
        call.end()
        #expect(await following.value == [3, 4, 5, 6, 7, 8, 9])
        #expect(!call.isCut)
    }

    @Test("One that ends before is not shown, nor one whose answer is nothing to follow")
    func quick() async {
        let call = LiveCall(id: "a")
        call.begin(ExchangeResponse(status: 200))
        call.end()
        #expect(await call.head() == nil)
        let other = LiveCall(id: "b")
        other.show([1])
        other.end()
        #expect(await other.head() == nil)
        #expect(await other.next() == nil)
    }

    @Test("V5: No more than a megabyte is shown while it comes, whatever comes")
    func bounded() async {
        let call = LiveCall(id: "a")
        call.begin(ExchangeResponse(status: 200))
        let piece = [UInt8](repeating: 0x41, count: 700_000)
        for _ in 0..<3 { call.show(piece) }
        call.end()
        var count = 0
        while let bytes = await call.next() { count += bytes.count }
        #expect(count == LiveCall.shownBytes && call.isCut)
    }
}
