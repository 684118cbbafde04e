/// The colours a session asked for.
public enum Theme: String, Sendable, CaseIterable {
    /// As the system does.
    case auto
    case light
    case dark

    /// The one that the button of the top line changes to.
    public var next: Theme {
        switch self {
        case .auto: .dark
        case .dark: .light
        case .light: .auto
        }
    }
}
