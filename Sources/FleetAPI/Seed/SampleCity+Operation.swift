import GRDB

extension SampleCity {
    /// How many minutes of positions there are before the clock's time.
    static let minutesOfPositions: Int64 = 560

    /// Adds the rides of a week, three days before today to three days after.
    mutating func addRides(
        _ db: Database, on routes: [SampleRoute], _ vehicles: [SampleVehicle], _ drivers: [SampleDriver]
    ) throws {
        let fleet = Dictionary(grouping: vehicles.filter(\.isInService), by: { $0.route ?? 0 })
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO ride (route_id, direction, starts_at, ends_at, status, vehicle_id, driver_id,
                delay_seconds, note, created_at, updated_at, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                """)
        for offset in Int64(-3)...3 {
            let day = CalendarDay(daysSinceEpoch: now.day.daysSinceEpoch + offset)
            for route in routes {
                let able = drivers.filter { $0.licences.contains(route.mode) }
                let own = fleet[route.number] ?? []
                for (index, time) in service(of: route, on: day.serviceDays).times.enumerated() {
                    let start = day.start.adding(milliseconds: Int64(time.minutes) * 60_000)
                    let direction: Direction = index % 2 == 0 ? .outbound : .inbound
                    let ride = ride(on: route, start: start, direction, index, own, able)
                    try statement.execute(arguments: ride)
                }
            }
        }
    }

    private mutating func ride(
        on route: SampleRoute, start: Instant, _ direction: Direction, _ index: Int, _ vehicles: [SampleVehicle],
        _ drivers: [SampleDriver]
    ) -> StatementArguments {
        let end = start.adding(milliseconds: route.minutes * 60_000)
        let isCancelled = random.chance(2)
        let status: RideStatus =
            isCancelled ? .cancelled : end < now ? .completed : start <= now ? .running : .planned
        let isAssigned = start.day <= now.day || random.chance(60)
        let vehicle = vehicles.isEmpty || !isAssigned ? nil : vehicles[index / 2 % vehicles.count].number
        let driver = isAssigned ? drivers.randomElement(using: &random)?.number : nil
        let delay = status == .planned || random.chance(70) ? 0 : Int64.random(in: 30...600, using: &random)
        return [
            route.number, direction.rawValue, start.milliseconds, end.milliseconds, status.rawValue, vehicle, driver,
            delay, isCancelled ? "No driver" : nil, now.milliseconds, now.milliseconds,
        ]
    }

    /// Adds the positions of the last hours, one a minute for each vehicle in service and one for each that is not.
    func addPositions(_ db: Database, of vehicles: [SampleVehicle]) throws {
        let network = try Network(db)
        let latest = now.milliseconds / 60_000
        for minute in (latest - Self.minutesOfPositions)..<latest {
            let instant = Instant(milliseconds: minute * 60_000)
            for vehicle in vehicles where vehicle.isInService || minute == latest - Self.minutesOfPositions {
                guard let route = vehicle.route,
                    let position = network.position(of: vehicle.number, on: route, at: instant)
                else { continue }
                try PositionStore.insert(db, position)
            }
        }
    }
}
