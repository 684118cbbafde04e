/// One API: its description, and the gate before it if there is one.
struct APISettings: Sendable {
    /// What it is called in addresses; nil for a name made of where the description is.
    var name: String?
    /// The API that it is a version of, when its title and name do not tell.
    var group: String?
    var location: DescriptionLocation
    var gate: GateSettings?
}
