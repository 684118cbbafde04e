import HTTPTypes
import NIOCore
import Testing

@testable import FleetAPI

@Suite("The live feed")
struct LiveFeedTests {
    private static let start = FleetSample.now

    private func position(_ vehicle: Int64, after milliseconds: Int64) -> Position {
        Position(
            vehicle: vehicle, route: 1, recordedAt: Self.start.adding(milliseconds: milliseconds),
            location: Coordinates(latitude: 51.5, longitude: 12), speed: 0, heading: 0)
    }

    private func text(_ buffer: ByteBuffer?) -> String? { buffer.map { String(buffer: $0) } }

    @Test("An event has id, name and one line of data (HTML, section 9.2.6)")
    func event() {
        var feed = LiveFeed(now: Self.start)
        let expected = """
            id: 1772436600000
            event: position
            data: {"vehicleId":"veh_0001","routeId":"rte_01","recordedAt":"2026-03-02T07:30:00Z","latitude":51.5,\
            "longitude":12,"speed":0,"heading":0}


            """
        #expect(text(feed.step([position(1, after: 0)], now: Self.start)) == expected)
    }

    @Test("A vehicle that has not moved is not told again; one that has is")
    func news() {
        var feed = LiveFeed(now: Self.start)
        #expect(feed.step([position(1, after: 0), position(2, after: 0)], now: Self.start) != nil)
        #expect(feed.step([position(1, after: 0), position(2, after: 0)], now: Self.start) == nil)
        let next = text(feed.step([position(1, after: 0), position(2, after: 5000)], now: Self.start))
        #expect(next?.contains("veh_0002") == true)
        #expect(next?.contains("veh_0001") == false)
    }

    @Test("After fifteen seconds without an event a comment is sent, and the clock begins again")
    func heartbeat() {
        var feed = LiveFeed(now: Self.start)
        #expect(feed.step([], now: Self.start.adding(milliseconds: 14_000)) == nil)
        #expect(text(feed.step([], now: Self.start.adding(milliseconds: 15_000))) == ": still here\n\n")
        #expect(feed.step([], now: Self.start.adding(milliseconds: 16_000)) == nil)
        #expect(text(feed.step([], now: Self.start.adding(milliseconds: 30_000))) == ": still here\n\n")
    }

    @Test("It ends after so many events or so long")
    func ends() {
        var feed = LiveFeed(now: Self.start, events: 1, duration: 3000)
        #expect(!feed.isOver(at: Self.start))
        #expect(feed.isOver(at: Self.start.adding(milliseconds: 3000)))
        let sent = text(feed.step([position(1, after: 0), position(2, after: 0)], now: Self.start))
        #expect(sent?.split(separator: "event:").count == 2)
        #expect(feed.isOver(at: Self.start))
    }

    @Test("Who connects again gets only what came later", arguments: ["1772436600000", "junk"])
    func resumes(lastEvent: String) {
        var feed = LiveFeed(now: Self.start, lastEvent: lastEvent)
        let sent = text(feed.step([position(1, after: 0), position(2, after: 1)], now: Self.start))
        #expect(sent?.contains("veh_0002") == true)
        #expect(sent?.contains("veh_0001") == (lastEvent == "junk"))
    }
}
