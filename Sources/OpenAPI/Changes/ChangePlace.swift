/// A part of an operation with the way its values travel.
struct ChangePlace {
    /// `request body`, `response 200`; empty for the operation itself.
    let part: String
    let flow: Change.Flow

    /// The description or an operation as a whole.
    static func whole(_ flow: Change.Flow = .sent) -> ChangePlace { ChangePlace(part: "", flow: flow) }
}
