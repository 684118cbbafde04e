/// The kinds of vehicles, which are also the modes of routes and what drivers have licences for.
enum VehicleKind: String, CaseIterable, Sendable {
    case bus, tram, van
}
