import GRDB

extension SampleCity {
    /// A vehicle with what rides and positions need of it.
    struct SampleVehicle {
        let number: Int64
        let mode: VehicleKind
        let route: Int64?
        let isInService: Bool
    }

    /// A driver with what rides need.
    struct SampleDriver {
        let number: Int64
        let licences: [VehicleKind]
    }

    /// Adds six depots around the middle.
    mutating func addDepots(_ db: Database) throws {
        for (index, name) in SampleNames.depots.enumerated() {
            let fields = DepotFields(
                name: name, code: SampleNames.depotCodes[index],
                address: Address(
                    street: SampleNames.depotStreets[index], postcode: "0619\(index + 2)", city: "Auenstadt"),
                location: Coordinates(
                    latitude: Self.rounded(Self.centre.latitude + Double.random(in: -0.08...0.08, using: &random)),
                    longitude: Self.rounded(Self.centre.longitude + Double.random(in: -0.12...0.12, using: &random))),
                capacity: Int64([60, 80, 50, 40, 45, 30][index]), chargingPoints: Int64([24, 30, 12, 16, 20, 6][index]))
            try db.insertRevised(into: "depot", fields.columns, at: now)
        }
    }

    /// Adds 240 vehicles: 64 trams, 156 buses and 20 vans, most of them in service on a route of their kind.
    mutating func addVehicles(_ db: Database, on routes: [SampleRoute]) throws -> [SampleVehicle] {
        let byMode = Dictionary(grouping: routes, by: \.mode)
        return try (0..<240).map { index in
            let mode: VehicleKind = index % 12 == 11 ? .van : index % 15 < 4 ? .tram : .bus
            let status: VehicleStatus =
                index < 2 || random.chance(80)
                ? .inService : [.standby, .standby, .maintenance, .retired].randomElement(using: &random) ?? .standby
            let candidates = byMode[mode] ?? []
            let route = candidates.isEmpty ? nil : candidates[index % candidates.count].number
            let body = vehicle(index, mode, status)
            let columns = try VehicleFields(body).columns + [("route_id", route)]
            let number = try db.insertRevised(into: "vehicle", columns, at: now)
            return SampleVehicle(number: number, mode: mode, route: route, isInService: status == .inService)
        }
    }

    private mutating func vehicle(_ index: Int, _ mode: VehicleKind, _ status: VehicleStatus) -> JSONValue {
        let year = 2008 + index % 17
        let day = "\(year)-\(Digits.padded(1 + index % 12, 2))-\(Digits.padded(1 + index % 28, 2))"
        let number = String((mode == .tram ? 2000 : mode == .bus ? 1000 : 8000) + index + 1)
        let hasNotes = random.chance(15)
        let common: [(String, JSONValue)] = [
            ("kind", .string(mode.rawValue)), ("number", .string(number)),
            ("plate", mode == .tram ? .null : .string("AU-VB \(number)")),
            ("depotId", .string(ResourceKind.depot.identifier(Int64(index % 6 + 1)))),
            ("status", .string(status.rawValue)), ("commissionedOn", .string(day)),
            ("notes", hasNotes ? .text(SampleNames.notes.randomElement(using: &random)) : .null),
        ]
        return .object(common + make(mode, isNew: year > 2018))
    }

    private mutating func make(_ mode: VehicleKind, isNew: Bool) -> [(String, JSONValue)] {
        switch mode {
        case .tram:
            let cars = Int64.random(in: 2...5, using: &random)
            return [
                ("cars", .integer(cars)), ("gaugeMillimetres", .integer(1435)), ("seats", .integer(cars * 17)),
                ("standingPlaces", .integer(cars * 27)), ("lowFloor", .boolean(isNew)),
            ]
        case .bus:
            let isLong = random.chance(35)
            let drives: [Drive] = isNew ? [.electric, .electric, .hybrid, .hydrogen] : [.diesel, .diesel, .hybrid]
            return [
                ("drive", .text(drives.randomElement(using: &random)?.rawValue)),
                ("lengthMetres", .number(isLong ? 18.1 : 12.1)), ("seats", .integer(isLong ? 46 : 34)),
                ("standingPlaces", .integer(isLong ? 98 : 56)), ("lowFloor", .boolean(true)),
            ]
        case .van:
            return [
                ("wheelchairPlaces", .integer(isNew ? 2 : 1)), ("isBookable", .boolean(random.chance(90))),
                ("seats", .integer(7)), ("standingPlaces", .integer(0)), ("lowFloor", .boolean(false)),
            ]
        }
    }

    /// Adds eight groups with some vehicles each.
    mutating func addGroups(_ db: Database, _ vehicles: [SampleVehicle]) throws {
        for (index, group) in SampleNames.groups.enumerated() {
            let fields = VehicleGroupFields(
                name: group.name, description: group.description, colour: SampleNames.colours[index])
            let number = try db.insertRevised(into: "vehicle_group", fields.columns, at: now)
            for vehicle in vehicles.shuffled(using: &random).prefix(6 + index * 4) {
                try db.insert(
                    into: "vehicle_group_member", [("group_id", number), ("vehicle_id", vehicle.number)])
            }
        }
    }

    /// Adds 320 drivers.
    mutating func addDrivers(_ db: Database) throws -> [SampleDriver] {
        try (1...320).map { index in
            let licences: [VehicleKind] =
                index % 4 == 0 ? [.tram] : index % 4 == 1 ? [.bus, .tram] : index % 20 == 2 ? [.van] : [.bus, .van]
            let day = "\(1996 + index % 29)-\(Digits.padded(1 + index % 12, 2))-01"
            let fields = DriverFields(
                code: "D-" + Digits.padded(index, 4), depot: Int64(index % 6 + 1),
                status: random.chance(88) ? .active : random.chance(60) ? .onLeave : .inTraining, licences: licences,
                hiredOn: CalendarDay(day))
            return SampleDriver(
                number: try db.insertRevised(into: "driver", fields.columns, at: now), licences: licences)
        }
    }
}
