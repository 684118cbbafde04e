import TokenDesk

extension Role {
    /// Its name on pages.
    var label: String {
        switch self {
        case .administrator: "Administrator"
        case .developer: "Developer"
        }
    }
}
