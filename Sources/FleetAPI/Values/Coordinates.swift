import Foundation

/// A point on Earth in degrees, WGS 84.
struct Coordinates: Hashable, Sendable {
    var latitude: Double
    var longitude: Double

    /// The distance in metres, on a sphere of the Earth's mean radius.
    func distance(to other: Coordinates) -> Double {
        let radians = Double.pi / 180
        let latitudes = (other.latitude - latitude) * radians
        let longitudes = (other.longitude - longitude) * radians
        let chord =
            pow(sin(latitudes / 2), 2)
            + cos(latitude * radians) * cos(other.latitude * radians) * pow(sin(longitudes / 2), 2)
        return 2 * 6_371_000 * asin(min(1, sqrt(chord)))
    }

    /// The direction towards another point, in whole degrees clockwise from north, 0 to 359.
    func heading(to other: Coordinates) -> Int {
        let east = (other.longitude - longitude) * cos(latitude * Double.pi / 180)
        let degrees = atan2(east, other.latitude - latitude) * 180 / Double.pi
        return ((Int(exactly: degrees.rounded()) ?? 0) + 360) % 360
    }
}

extension Coordinates {
    /// Reads the member of a body that holds both degrees.
    init(reading reader: inout MemberReader) {
        latitude = reader.number("latitude", in: -90...90)
        longitude = reader.number("longitude", in: -180...180)
    }

    var json: JSONValue { .object([("latitude", .number(latitude)), ("longitude", .number(longitude))]) }
}
