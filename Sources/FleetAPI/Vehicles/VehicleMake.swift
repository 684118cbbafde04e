import GRDB

/// What only one kind of vehicle has.
enum VehicleMake: Sendable {
    case bus(drive: Drive, lengthMetres: Double)
    case tram(cars: Int64, gaugeMillimetres: Int64)
    case van(wheelchairPlaces: Int64, isBookable: Bool)

    /// Reads the members that `kind` asks for.
    init(reading reader: inout MemberReader) {
        switch reader.choice("kind", or: VehicleKind.bus) {
        case .bus:
            self = .bus(
                drive: reader.choice("drive", or: .diesel), lengthMetres: reader.number("lengthMetres", in: 5...30))
        case .tram:
            self = .tram(
                cars: reader.integer("cars", in: 1...9), gaugeMillimetres: Self.gauge(reading: &reader))
        case .van:
            self = .van(
                wheelchairPlaces: reader.integer("wheelchairPlaces", in: 0...6),
                isBookable: reader.boolean("isBookable"))
        }
    }

    init(_ row: Row) {
        switch VehicleKind(rawValue: row["kind"]) {
        case .tram: self = .tram(cars: row["cars"], gaugeMillimetres: row["gauge_millimetres"])
        case .van: self = .van(wheelchairPlaces: row["wheelchair_places"], isBookable: row["is_bookable"])
        case .bus, nil:
            self = .bus(drive: Drive(rawValue: row["drive"]) ?? .diesel, lengthMetres: row["length_metres"])
        }
    }

    private static func gauge(reading reader: inout MemberReader) -> Int64 {
        let before = reader.violations.count
        let gauge = reader.integer("gaugeMillimetres", in: 1000...1435)
        if reader.violations.count == before, gauge != 1000, gauge != 1435 {
            reader.refuse("gaugeMillimetres", "expected 1000 or 1435, came \(gauge)")
        }
        return gauge
    }

    var kind: VehicleKind {
        switch self {
        case .bus: .bus
        case .tram: .tram
        case .van: .van
        }
    }

    var members: [(String, JSONValue)] {
        switch self {
        case .bus(let drive, let length): [("drive", .string(drive.rawValue)), ("lengthMetres", .number(length))]
        case .tram(let cars, let gauge): [("cars", .integer(cars)), ("gaugeMillimetres", .integer(gauge))]
        case .van(let places, let isBookable):
            [("wheelchairPlaces", .integer(places)), ("isBookable", .boolean(isBookable))]
        }
    }

    /// All columns that any kind has, empty for those of the others.
    var columns: ColumnValues {
        var drive: String?
        var length: Double?
        var (cars, gauge, places): (Int64?, Int64?, Int64?)
        var bookable: Bool?
        switch self {
        case .bus(let value, let metres): (drive, length) = (value.rawValue, metres)
        case .tram(let value, let millimetres): (cars, gauge) = (value, millimetres)
        case .van(let value, let isBookable): (places, bookable) = (value, isBookable)
        }
        return [
            ("kind", kind.rawValue), ("drive", drive), ("length_metres", length), ("cars", cars),
            ("gauge_millimetres", gauge), ("wheelchair_places", places), ("is_bookable", bookable),
        ]
    }
}
