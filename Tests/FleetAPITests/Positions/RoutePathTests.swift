import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("The path of a route")
struct RoutePathTests {
    /// Two legs of ten minutes, north and then east.
    private static let path = RoutePath([
        (Coordinates(latitude: 51, longitude: 12), 0), (Coordinates(latitude: 51.1, longitude: 12), 10),
        (Coordinates(latitude: 51.1, longitude: 12.1), 20),
    ])

    private func place(at minutes: Int64) throws -> (location: Coordinates, speed: Double, heading: Int) {
        try #require(Self.path).place(of: 0, at: Instant(milliseconds: minutes * 60_000))
    }

    @Test("A vehicle goes there, waits four minutes, comes back and waits again")
    func cycle() throws {
        #expect(try place(at: 0).location == Coordinates(latitude: 51, longitude: 12))
        #expect(try place(at: 5).location == Coordinates(latitude: 51.05, longitude: 12))
        #expect(try place(at: 5).heading == 0)
        #expect(try place(at: 15).location == Coordinates(latitude: 51.1, longitude: 12.05))
        #expect(try place(at: 15).heading == 90)
        #expect(try place(at: 22).location == Coordinates(latitude: 51.1, longitude: 12.1))
        #expect(try place(at: 22).speed == 0)
        #expect(try place(at: 24 + 5).location == Coordinates(latitude: 51.1, longitude: 12.05))
        #expect(try place(at: 24 + 5).heading == 270)
        #expect(try place(at: 46).location == Coordinates(latitude: 51, longitude: 12))
        #expect(try place(at: 48).location == Coordinates(latitude: 51, longitude: 12))
        #expect(try place(at: 48 + 5).location == place(at: 5).location)
        #expect(try place(at: -43).location == place(at: 5).location)
    }

    @Test("Speed is way by time: a tenth of a degree north in ten minutes is 66.7 km/h")
    func speed() throws { #expect(try place(at: 5).speed == 66.7) }

    @Test("Fewer than two stops are no path")
    func tooShort() { #expect(RoutePath([(Coordinates(latitude: 51, longitude: 12), 0)]) == nil) }

    @Test("Distance and heading on a sphere: a degree of latitude is 111.2 km")
    func geometry() {
        let origin = Coordinates(latitude: 0, longitude: 0)
        #expect(abs(origin.distance(to: Coordinates(latitude: 1, longitude: 0)) - 111_195) < 1)
        #expect(abs(origin.distance(to: Coordinates(latitude: 0, longitude: 180)) - 20_015_087) < 1)
        #expect(origin.heading(to: Coordinates(latitude: -1, longitude: 0)) == 180)
        #expect(origin.heading(to: Coordinates(latitude: 0, longitude: -1)) == 270)
    }
}
