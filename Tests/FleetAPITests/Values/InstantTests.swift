import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("Instants (RFC 3339, section 5.6)")
struct InstantTests {
    @Test(
        "An instant is read in any offset and written in UTC",
        arguments: [
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z", 0),
            ("2026-03-02T07:30:00Z", "2026-03-02T07:30:00Z", 1_772_436_600_000),
            ("1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50.520Z", 482_196_050_520),
            ("1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57Z", 851_042_397_000),
            ("1990-12-31T23:59:60Z", "1991-01-01T00:00:00Z", 662_688_000_000),
            ("1990-12-31T15:59:60-08:00", "1991-01-01T00:00:00Z", 662_688_000_000),
            ("1937-01-01t12:00:27.87+00:20", "1937-01-01T11:40:27.870Z", -1_041_337_172_130),
            ("2000-02-29T00:00:00z", "2000-02-29T00:00:00Z", 951_782_400_000),
            ("0000-01-01T00:00:00+01:00", "0000-01-01T00:00:00Z", -62_167_219_200_000),
            ("2026-03-02T07:30:00.123456789Z", "2026-03-02T07:30:00.123Z", 1_772_436_600_123),
        ] as [(String, String, Int64)])
    func valid(text: String, utc: String, milliseconds: Int64) throws {
        let instant = try #require(Instant(rfc3339: text))
        #expect(instant.text == utc)
        #expect(instant.milliseconds == milliseconds)
    }

    @Test(
        "Anything else is no instant",
        arguments: [
            "", "2026-03-02", "2026-03-02 07:30:00Z", "2026-03-02T07:30:00", "2026-03-02T07:30Z",
            "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-03-32T00:00:00Z",
            "2026-03-02T24:00:00Z", "2026-03-02T07:60:00Z", "2026-03-02T07:30:60Z", "2026-03-02T07:30:61Z",
            "2026-03-02T07:30:00.Z", "2026-03-02T07:30:00+0100", "2026-03-02T07:30:00+24:00",
            "2026-03-02T07:30:00ZZ", "26-03-02T07:30:00Z", "1900-02-29T00:00:00Z", "２026-03-02T07:30:00Z",
        ])
    func invalid(text: String) { #expect(Instant(rfc3339: text) == nil) }

    @Test("Days run through leap years", arguments: [("2024-02-29", "2024-03-01"), ("2025-12-31", "2026-01-01")])
    func nextDay(day: String, next: String) throws {
        let day = try #require(CalendarDay(day))
        #expect(CalendarDay(daysSinceEpoch: day.daysSinceEpoch + 1).text == next)
    }

    @Test(
        "A day knows its kind",
        arguments: [
            ("2026-03-02", ServiceDays.weekday), ("2026-03-06", .weekday), ("2026-03-07", .saturday),
            ("2026-03-08", .sunday), ("1969-12-28", .sunday), ("1969-12-27", .saturday),
        ])
    func kinds(day: String, kind: ServiceDays) throws { #expect(try #require(CalendarDay(day)).serviceDays == kind) }
}
