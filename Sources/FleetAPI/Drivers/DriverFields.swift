import GRDB

/// What a caller sets of a driver.
///
/// The `pin` is checked and then forgotten: no part of the sample asks for it, so it is not kept.
struct DriverFields: Sendable {
    let code: String
    let depot: Int64
    let status: DriverStatus
    let licences: [VehicleKind]
    let hiredOn: CalendarDay?

    /// The members that `PATCH` changes.
    static let changeable: Set = ["depotId", "status", "licences", "hiredOn", "pin"]

    /// Reads a body; throws `422` if members are missing or wrong.
    init(_ body: JSONValue) throws {
        var reader = MemberReader(body)
        code = reader.text("code", .staffCode)
        depot = reader.reference("depotId", to: .depot)
        status = reader.choice("status", or: .active)
        licences = reader.choices("licences", of: VehicleKind.self)
        hiredOn = reader.optionalDay("hiredOn")
        _ = reader.textIfPresent("pin", .pin)
        try reader.finish()
    }

    init(code: String, depot: Int64, status: DriverStatus, licences: [VehicleKind], hiredOn: CalendarDay?) {
        self.code = code
        self.depot = depot
        self.status = status
        self.licences = licences
        self.hiredOn = hiredOn
    }

    init(_ row: Row) {
        code = row["code"]
        depot = row["depot_id"]
        status = DriverStatus(rawValue: row["status"]) ?? .active
        licences = (row["licences"] as String).split(separator: ",").compactMap { VehicleKind(rawValue: String($0)) }
        hiredOn = (row["hired_on"] as String?).flatMap { CalendarDay($0) }
    }

    var members: [(String, JSONValue)] {
        [
            ("code", .string(code)), ("depotId", .string(ResourceKind.depot.identifier(depot))),
            ("status", .string(status.rawValue)), ("licences", .array(licences.map { .string($0.rawValue) })),
            ("hiredOn", .text(hiredOn?.text)),
        ]
    }

    var columns: ColumnValues {
        [
            ("code", code), ("depot_id", depot), ("status", status.rawValue),
            ("licences", licences.map(\.rawValue).joined(separator: ",")), ("hired_on", hiredOn?.text),
            ("search", code.lowercased()),
        ]
    }
}
