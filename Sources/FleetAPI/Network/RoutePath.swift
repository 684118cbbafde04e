/// The way of a route through the city, with the time that each part takes; says where a vehicle is at an instant.
struct RoutePath: Sendable {
    /// The way from one stop to the next.
    struct Leg: Sendable {
        let from: Coordinates
        let to: Coordinates
        /// When it begins, in milliseconds after the departure from the first stop.
        let start: Int64
        /// At least 1.
        let duration: Int64
        let heading: Int
        /// Kilometres per hour.
        let speed: Double
    }

    /// How long a vehicle waits at either end, in milliseconds.
    static let layover: Int64 = 4 * 60_000

    let legs: [Leg]
    /// From the first stop to the last, in milliseconds.
    let duration: Int64

    /// A path through stops, each with its minutes from the first; nil for fewer than two.
    init?(_ stops: [(location: Coordinates, minutes: Int64)]) {
        guard stops.count >= 2 else { return nil }
        legs = zip(stops, stops.dropFirst()).map { from, to in
            let duration = max(1, (to.minutes - from.minutes) * 60_000)
            let speed = from.location.distance(to: to.location) / Double(duration) * 3600
            return Leg(
                from: from.location, to: to.location, start: from.minutes * 60_000, duration: duration,
                heading: from.location.heading(to: to.location), speed: (min(speed, 90) * 10).rounded() / 10)
        }
        duration = legs.last.map { $0.start + $0.duration } ?? 0
    }

    /// Where the vehicle with this number is at an instant: it goes to and fro, each vehicle at another point of the way.
    func place(of vehicle: Int64, at instant: Instant) -> (location: Coordinates, speed: Double, heading: Int) {
        let cycle = 2 * (duration + Self.layover)
        let shift = vehicle * 977_000 % cycle
        let time = ((instant.milliseconds + shift) % cycle + cycle) % cycle
        if time < duration { return place(after: time, isReturning: false) }
        if time < duration + Self.layover { return rest(at: legs.last?.to) }
        let back = time - duration - Self.layover
        return back < duration ? place(after: duration - back, isReturning: true) : rest(at: legs.first?.from)
    }

    private func place(after time: Int64, isReturning: Bool) -> (Coordinates, Double, Int) {
        guard let leg = legs.last(where: { $0.start <= time }) ?? legs.first else { return rest(at: nil) }
        let part = min(1, Double(time - leg.start) / Double(leg.duration))
        let location = Coordinates(
            latitude: Self.rounded(leg.from.latitude + (leg.to.latitude - leg.from.latitude) * part),
            longitude: Self.rounded(leg.from.longitude + (leg.to.longitude - leg.from.longitude) * part))
        return (location, leg.speed, isReturning ? (leg.heading + 180) % 360 : leg.heading)
    }

    private func rest(at location: Coordinates?) -> (Coordinates, Double, Int) {
        (location ?? Coordinates(latitude: 0, longitude: 0), 0, 0)
    }

    /// Six decimals are a hand's breadth.
    private static func rounded(_ degrees: Double) -> Double { (degrees * 1_000_000).rounded() / 1_000_000 }
}
