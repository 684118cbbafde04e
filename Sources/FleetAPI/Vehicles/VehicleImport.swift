/// What the columns of a CSV file with vehicles hold.
enum VehicleImport {
    static let columns: [String: CSVColumn] = [
        "seats": .number, "standingPlaces": .number, "lowFloor": .boolean, "lengthMetres": .number, "cars": .number,
        "gaugeMillimetres": .number, "wheelchairPlaces": .number, "isBookable": .boolean,
    ]
}
