import OpenAPI

extension Style {
    /// What stands between the items of a list that is not exploded, as it is before encoding.
    var separator: String {
        switch self {
        case .spaceDelimited: " "
        case .pipeDelimited: "|"
        case .tabDelimited: "\t"
        default: ","
        }
    }
}
