import Foundation
import GRDB

extension SampleCity {
    /// A stop before it has a number of its own: its number is its place in the list, from 1.
    struct SampleStop {
        let name: String
        let location: Coordinates
    }

    /// A route with what rides and vehicles need of it.
    struct SampleRoute {
        let number: Int64
        let mode: VehicleKind
        /// From the first stop to the last.
        let minutes: Int64
        var timetables: [ServiceDays: TimetableService] = [:]
    }

    /// Adds 900 stops, dense in the middle and sparse at the edge, as sunflower seeds lie.
    mutating func addStops(_ db: Database) throws -> [SampleStop] {
        let streets = SampleNames.endings.flatMap { ending in SampleNames.stems.map { $0 + ending } }
        let names = SampleNames.places + streets.shuffled(using: &random).filter { !SampleNames.places.contains($0) }
        let stops = names.prefix(900).enumerated().map { index, name in
            let distance = 0.0018 * pow(Double(index) + 0.5, 0.55)
            let angle = Double(index) * 2.399963 + Double.random(in: -0.1...0.1, using: &random)
            return SampleStop(
                name: name,
                location: Coordinates(
                    latitude: Self.rounded(Self.centre.latitude + distance * cos(angle)),
                    longitude: Self.rounded(Self.centre.longitude + distance * sin(angle) * 1.6)))
        }
        for (index, stop) in stops.enumerated() {
            let fields = StopFields(
                name: stop.name, location: stop.location, zone: index < 200 ? .inner : index < 550 ? .middle : .outer,
                isAccessible: random.chance(index < 300 ? 90 : 60),
                shelter: index < 60 ? .heated : random.chance(65) ? .roof : .none)
            try db.insertRevised(into: "stop", fields.columns, at: now)
        }
        return stops
    }

    /// Adds 45 routes: trams across the middle, buses all over, on-call lines at the edge.
    mutating func addRoutes(_ db: Database, through stops: [SampleStop]) throws -> [SampleRoute] {
        try (1...45).map { number in
            let mode: VehicleKind = number <= 12 ? .tram : number <= 39 ? .bus : .van
            let line = number <= 12 ? String(number) : number <= 39 ? String(number + 7) : "A\(number - 39)"
            let indexes = way(of: number, mode: mode, through: stops)
            let path = indexes.map { stops[$0] }
            let lengths = zip(path, path.dropFirst()).map { $0.location.distance(to: $1.location) }
            let name = "\(path.first?.name ?? "") – \(path.last?.name ?? "")"
            let values: ColumnValues = [
                ("id", number), ("line", line), ("name", name), ("mode", mode.rawValue),
                ("colour", SampleNames.colours[number % SampleNames.colours.count]),
                ("length_metres", Int64(exactly: lengths.reduce(0, +).rounded()) ?? 0),
                ("search", "\(line)\n\(name)".lowercased()),
            ]
            try db.insert(into: "route", values)
            var minutes: Int64 = 0
            for (sequence, index) in indexes.enumerated() {
                if sequence > 0 {
                    // 25 kilometres per hour and half a minute at the stop.
                    minutes += max(1, Int64(exactly: (lengths[sequence - 1] / 417 + 0.5).rounded()) ?? 1)
                }
                let values: ColumnValues = [
                    ("route_id", number), ("sequence", sequence), ("stop_id", index + 1), ("minutes", minutes),
                ]
                try db.insert(into: "route_stop", values)
            }
            return SampleRoute(number: Int64(number), mode: mode, minutes: minutes)
        }
    }

    /// The stops of a route: the nearest ones to points on a bent line through the city, each once.
    private mutating func way(of number: Int, mode: VehicleKind, through stops: [SampleStop]) -> [Int] {
        let points = mode == .tram ? 22 : mode == .bus ? 18 : 9
        let reach = mode == .tram ? 0.055 : mode == .bus ? 0.065 : 0.03
        let angle = Double(number) * 2.1 + Double.random(in: -0.3...0.3, using: &random)
        let offset = mode == .tram ? 0.0015 : mode == .bus ? 0.03 : 0.045
        let bend = Double.random(in: -0.02...0.02, using: &random)
        let side = Double.random(in: -offset...offset, using: &random) + (mode == .van ? offset : 0)
        var way: [Int] = []
        for step in 0..<points {
            let along = (Double(step) / Double(points - 1) * 2 - 1) * reach
            let across = side + bend * (along / reach) * (along / reach)
            let point = Coordinates(
                latitude: Self.centre.latitude + along * cos(angle) - across * sin(angle),
                longitude: Self.centre.longitude + (along * sin(angle) + across * cos(angle)) * 1.6)
            let nearest = stops.indices.filter { !way.contains($0) }.min {
                Self.squaredDistance(stops[$0].location, point) < Self.squaredDistance(stops[$1].location, point)
            }
            if let nearest { way.append(nearest) }
        }
        return way
    }

    /// Adds timetables for weekdays, Saturdays and Sundays to each route.
    mutating func addTimetables(_ db: Database, for routes: [SampleRoute]) throws {
        for route in routes {
            for days in ServiceDays.allCases {
                let service = service(of: route, on: days)
                let fields = TimetableFields(route: route.number, days: days, service: service)
                try db.insertRevised(into: "timetable", fields.columns, at: now)
            }
        }
    }

    /// The timetable of a route on one kind of day, the same whenever it is asked for.
    func service(of route: SampleRoute, on days: ServiceDays) -> TimetableService {
        let base = route.mode == .tram ? 15 : route.mode == .bus ? 20 : 60
        let interval = days == .weekday ? base : days == .saturday ? base * 3 / 2 : base * 2
        let minute = Int(route.number * 7 % 15)
        let (first, last) = (TimeOfDay(minutes: 300 + minute), TimeOfDay(minutes: 1350 + minute))
        guard route.mode != .van, let first, let last else {
            return .departures(stride(from: 8, through: 20, by: 2).compactMap { TimeOfDay(minutes: $0 * 60 + minute) })
        }
        return .frequency(first: first, last: last, everyMinutes: interval)
    }

    private static func squaredDistance(_ left: Coordinates, _ right: Coordinates) -> Double {
        let (north, east) = (left.latitude - right.latitude, (left.longitude - right.longitude) * 0.63)
        return north * north + east * east
    }

    static func rounded(_ degrees: Double) -> Double { (degrees * 1_000_000).rounded() / 1_000_000 }
}
