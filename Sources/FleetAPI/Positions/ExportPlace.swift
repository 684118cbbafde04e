/// How far an export has come.
struct ExportPlace: Sendable {
    /// Milliseconds since the epoch.
    var instant = Int64.min
    var vehicle: Int64 = 0
}
