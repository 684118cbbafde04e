/// A box on the map (RFC 7946, section 5).
struct BoundingBox: Sendable {
    let west: Double
    let south: Double
    let east: Double
    let north: Double

    /// A box from its four numbers in the order west, south, east, north; nil for any other count.
    init?(_ degrees: [Double]) {
        guard degrees.count == 4 else { return nil }
        (west, south, east, north) = (degrees[0], degrees[1], degrees[2], degrees[3])
    }

    /// Whether the point lies in the box, its edges included; a box with `west` above `east` crosses the 180th meridian.
    func contains(_ point: Coordinates) -> Bool {
        guard (min(south, north)...max(south, north)).contains(point.latitude), south <= north else { return false }
        return west <= east
            ? (west...east).contains(point.longitude) : point.longitude >= west || point.longitude <= east
    }
}
