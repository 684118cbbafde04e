import NIOCore
import Testing

@testable import Site

@Suite("How long a client may take (THREATS L1)")
struct InboundClockTests {
    private static let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    private let limits = InboundLimits()

    private func second(_ seconds: Int64) -> NIODeadline { Self.start + .seconds(seconds) }

    /// The second at which time is up, and with what.
    private func lapse(_ clock: InboundClock) -> (Int64, InboundClock.Lapse)? {
        clock.deadline.map { (($0.time - Self.start).nanoseconds / 1_000_000_000, $0.lapse) }
    }

    @Test("The values are those of THREATS 4.4")
    func values() {
        #expect(limits.headTime == .seconds(10) && limits.bodyIdle == .seconds(15))
        #expect(limits.bodyTime == .seconds(60) && limits.callBodyTime == .seconds(90))
        #expect(limits.keepAliveIdle == .seconds(60) && limits.writeIdle == .seconds(30))
        #expect(limits.connections == 1_024 && limits.connectionsPerPeer == 64)
        #expect(limits.bodyBytes == 512 << 20 && limits.targetBytes == 8 << 10)
        #expect(limits.headerBytes == 32 << 10 && limits.headerFields == 100)
    }

    @Test("A new connection is held to the time of a head, and each further byte of the head buys nothing")
    func slowHead() throws {
        var clock = InboundClock(limits: limits, at: Self.start)
        #expect(try #require(lapse(clock)) == (10, .idle))
        for second in Int64(3)...9 { clock.bytesCame(at: self.second(second)) }
        #expect(try #require(lapse(clock)) == (13, .head))
    }

    @Test("A body that this side does not read, as whoever it goes on to is slow, is not late meanwhile")
    func paused() throws {
        var clock = InboundClock(limits: limits, at: Self.start)
        clock.bytesCame(at: Self.start)
        clock.headCame(isCall: true, at: second(1))
        clock.paused(at: second(2))
        #expect(clock.deadline == nil)
        clock.resumed(at: second(1_002))
        #expect(try #require(lapse(clock)) == (1_017, .body))
        // Thousand seconds of waiting are none of the client's; its own went on.
        for second in Int64(1_003)...1_085 { clock.bytesCame(at: self.second(second)) }
        #expect(try #require(lapse(clock)) == (1_091, .body))
    }

    @Test("The answer is out: what is left of a body that nobody reads has its time, and no more")
    func abandoned() throws {
        var clock = InboundClock(limits: limits, at: Self.start)
        clock.headCame(isCall: true, at: second(1))
        clock.paused(at: second(2))
        clock.answerEnded(at: second(40))
        #expect(try #require(lapse(clock)) == (55, .body))
    }

    @Test("The body of a call has a second more for each so many bytes, that of another form has not")
    func large() throws {
        for isCall in [true, false] {
            var clock = InboundClock(limits: limits, at: Self.start)
            clock.headCame(isCall: isCall, at: Self.start)
            for second in Int64(1)...59 { clock.bytesCame(limits.callBodyRate * 10, at: self.second(second)) }
            #expect(try #require(lapse(clock)) == (isCall ? 74 : 60, .body))
            for second in Int64(60)...600 { clock.bytesCame(limits.callBodyRate, at: self.second(second)) }
            #expect(try #require(lapse(clock)) == (isCall ? 615 : 60, .body))
        }
    }

    @Test("A body has to move, and to end")
    func slowBody() throws {
        var clock = InboundClock(limits: limits, at: Self.start)
        clock.bytesCame(at: Self.start)
        clock.headCame(isCall: false, at: second(1))
        #expect(try #require(lapse(clock)) == (16, .body))
        clock.bytesCame(at: second(10))
        #expect(try #require(lapse(clock)) == (25, .body))
        for second in Int64(11)...58 { clock.bytesCame(at: self.second(second)) }
        #expect(try #require(lapse(clock)) == (61, .body))
    }

    @Test("The body of a call has more time in all")
    func callBody() throws {
        var clock = InboundClock(limits: limits, at: Self.start)
        clock.headCame(isCall: true, at: Self.start)
        for second in Int64(1)...85 { clock.bytesCame(at: self.second(second)) }
        #expect(try #require(lapse(clock)) == (90, .body))
    }

    @Test("While the site answers the client is not late, whatever it sends")
    func answering() throws {
        var clock = InboundClock(limits: limits, at: Self.start)
        clock.headCame(isCall: false, at: Self.start)
        clock.requestEnded(at: second(1))
        #expect(clock.deadline == nil)
        clock.bytesCame(at: second(2))
        #expect(clock.deadline == nil)
        clock.answerEnded(at: second(50))
        #expect(try #require(lapse(clock)) == (60, .head), "the next head began and has its time from here")
    }

    @Test("Between requests a connection may rest for a minute")
    func keepAlive() throws {
        var clock = InboundClock(limits: limits, at: Self.start)
        clock.headCame(isCall: false, at: Self.start)
        clock.requestEnded(at: Self.start)
        clock.answerEnded(at: second(5))
        #expect(try #require(lapse(clock)) == (65, .idle))
        clock.bytesCame(at: second(20))
        #expect(try #require(lapse(clock)) == (30, .head))
    }

    @Test("An answer before the end of its request does not set the body free")
    func earlyAnswer() throws {
        var clock = InboundClock(limits: limits, at: Self.start)
        clock.headCame(isCall: false, at: Self.start)
        clock.answerEnded(at: second(3))
        #expect(try #require(lapse(clock)) == (15, .body))
        clock.requestEnded(at: second(9))
        #expect(try #require(lapse(clock)) == (69, .idle))
    }

    @Test("A body behind an unanswered request is not read, so its time begins when it is")
    func pipelined() throws {
        var clock = InboundClock(limits: limits, at: Self.start)
        clock.headCame(isCall: false, at: Self.start)
        clock.requestEnded(at: Self.start)
        clock.headCame(isCall: false, at: second(1))
        #expect(clock.deadline == nil)
        clock.answerEnded(at: second(40))
        #expect(try #require(lapse(clock)) == (55, .body))
    }

    @Test("Once stopped, nothing counts")
    func stopped() {
        var clock = InboundClock(limits: limits, at: Self.start)
        clock.stop()
        clock.bytesCame(at: second(1))
        #expect(clock.deadline == nil)
    }

    @Test("A reader may be slow, but bytes have to move")
    func pace() {
        var pace = WritePace()
        // Bytes written before, bytes that wait, the second, and whether the reader is stuck then.
        let steps: [(wrote: Int, waiting: Int, second: Int64, isStuck: Bool)] = [
            (1_000, 900, 0, false),
            (0, 900, 29, false),
            (0, 899, 31, false),  // one byte was taken
            (500, 1_399, 60, false),  // more was written, nothing taken
            (0, 1_399, 61, true),
            (0, 0, 62, false),
            (10, 10, 200, false),  // the time before counts for nothing
        ]
        for step in steps {
            pace.wrote(step.wrote)
            let isStuck = pace.isStuck(waiting: step.waiting, limit: .seconds(30), at: second(step.second))
            #expect(isStuck == step.isStuck, "second \(step.second)")
        }
    }
}
