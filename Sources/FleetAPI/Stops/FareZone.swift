/// The rings of the fare map, from the centre outwards.
enum FareZone: String, CaseIterable, Sendable {
    case inner = "A"
    case middle = "B"
    case outer = "C"
}
