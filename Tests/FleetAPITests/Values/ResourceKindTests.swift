import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("Identifiers")
struct ResourceKindTests {
    @Test("An identifier is written in one way only", arguments: ResourceKind.allCases)
    func roundTrip(kind: ResourceKind) {
        for number in [Int64(1), 7, 42, 999_999] {
            #expect(kind.number(kind.identifier(number)) == number)
        }
    }

    @Test(
        "What has the form but too many zeros, or no such form, names nothing",
        arguments: [
            "veh_00001", "veh_001", "veh_123456789", "veh_", "dep_0001", "VEH_0001", "veh_000１", "veh-0001", "",
        ])
    func others(text: String) { #expect(ResourceKind.vehicle.number(text) == nil) }
}
