import GRDB

/// The tables, step by step; steps are only ever added at the end.
enum FleetMigrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 fleet") { try $0.execute(sql: fleet) }
        migrator.registerMigration("2 network") { try $0.execute(sql: network) }
        migrator.registerMigration("3 operation") { try $0.execute(sql: operation) }
        return migrator
    }

    private static let stamps = "created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, revision INTEGER NOT NULL"

    private static let fleet = """
        CREATE TABLE depot (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, code TEXT NOT NULL UNIQUE,
            street TEXT NOT NULL, postcode TEXT NOT NULL, city TEXT NOT NULL,
            latitude REAL NOT NULL, longitude REAL NOT NULL,
            capacity INTEGER NOT NULL, charging_points INTEGER NOT NULL, search TEXT NOT NULL, \(stamps)
        );
        CREATE TABLE vehicle (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, number TEXT NOT NULL UNIQUE, plate TEXT,
            depot_id INTEGER NOT NULL REFERENCES depot(id), status TEXT NOT NULL, seats INTEGER NOT NULL,
            standing_places INTEGER NOT NULL, low_floor INTEGER NOT NULL, commissioned_on TEXT, notes TEXT,
            drive TEXT, length_metres REAL, cars INTEGER, gauge_millimetres INTEGER,
            wheelchair_places INTEGER, is_bookable INTEGER,
            route_id INTEGER, search TEXT NOT NULL, \(stamps)
        );
        CREATE INDEX vehicle_depot ON vehicle(depot_id);
        CREATE TABLE vehicle_photo (
            vehicle_id INTEGER PRIMARY KEY REFERENCES vehicle(id) ON DELETE CASCADE,
            media_type TEXT NOT NULL, caption TEXT, uploaded_at INTEGER NOT NULL, image BLOB NOT NULL
        );
        CREATE TABLE vehicle_group (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, description TEXT, colour TEXT NOT NULL,
            search TEXT NOT NULL, \(stamps)
        );
        CREATE TABLE vehicle_group_member (
            group_id INTEGER NOT NULL REFERENCES vehicle_group(id) ON DELETE CASCADE,
            vehicle_id INTEGER NOT NULL REFERENCES vehicle(id) ON DELETE CASCADE,
            PRIMARY KEY (group_id, vehicle_id)
        ) WITHOUT ROWID;
        CREATE INDEX vehicle_group_member_vehicle ON vehicle_group_member(vehicle_id);
        CREATE TABLE driver (
            id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL UNIQUE,
            depot_id INTEGER NOT NULL REFERENCES depot(id), status TEXT NOT NULL, licences TEXT NOT NULL,
            hired_on TEXT, search TEXT NOT NULL, \(stamps)
        );
        CREATE INDEX driver_depot ON driver(depot_id);
        """

    private static let network = """
        CREATE TABLE stop (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
            zone TEXT NOT NULL, is_accessible INTEGER NOT NULL, shelter TEXT NOT NULL, search TEXT NOT NULL, \(stamps)
        );
        CREATE TABLE route (
            id INTEGER PRIMARY KEY, line TEXT NOT NULL, name TEXT NOT NULL, mode TEXT NOT NULL, colour TEXT NOT NULL,
            length_metres INTEGER NOT NULL, search TEXT NOT NULL
        );
        CREATE TABLE route_stop (
            route_id INTEGER NOT NULL REFERENCES route(id), sequence INTEGER NOT NULL,
            stop_id INTEGER NOT NULL REFERENCES stop(id), minutes INTEGER NOT NULL,
            PRIMARY KEY (route_id, sequence)
        ) WITHOUT ROWID;
        CREATE INDEX route_stop_stop ON route_stop(stop_id);
        CREATE TABLE timetable (
            id INTEGER PRIMARY KEY AUTOINCREMENT, route_id INTEGER NOT NULL REFERENCES route(id),
            days TEXT NOT NULL, service TEXT NOT NULL, \(stamps)
        );
        CREATE INDEX timetable_route ON timetable(route_id);
        """

    private static let operation = """
        CREATE TABLE ride (
            id INTEGER PRIMARY KEY AUTOINCREMENT, route_id INTEGER NOT NULL REFERENCES route(id),
            direction TEXT NOT NULL, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, status TEXT NOT NULL,
            vehicle_id INTEGER REFERENCES vehicle(id) ON DELETE SET NULL,
            driver_id INTEGER REFERENCES driver(id) ON DELETE SET NULL,
            delay_seconds INTEGER NOT NULL, note TEXT, \(stamps)
        );
        CREATE INDEX ride_start ON ride(starts_at);
        CREATE INDEX ride_vehicle ON ride(vehicle_id);
        CREATE INDEX ride_driver ON ride(driver_id);
        CREATE TABLE position (
            vehicle_id INTEGER NOT NULL, recorded_at INTEGER NOT NULL, route_id INTEGER,
            latitude REAL NOT NULL, longitude REAL NOT NULL, speed REAL NOT NULL, heading INTEGER NOT NULL,
            PRIMARY KEY (vehicle_id, recorded_at)
        ) WITHOUT ROWID;
        CREATE INDEX position_instant ON position(recorded_at, vehicle_id);
        CREATE TABLE command (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            vehicle_id INTEGER NOT NULL REFERENCES vehicle(id) ON DELETE CASCADE,
            type TEXT NOT NULL, created_at INTEGER NOT NULL, idempotency_key TEXT UNIQUE
        );
        CREATE INDEX command_vehicle ON command(vehicle_id);
        CREATE TABLE delivery (
            id INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, target TEXT, occurred_at INTEGER NOT NULL,
            payload TEXT NOT NULL
        );
        """
}
