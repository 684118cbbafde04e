/// A command as it is sent to a vehicle.
struct CommandFields: Sendable {
    /// What the vehicle shall do.
    enum Kind: String, CaseIterable, Sendable {
        case announcement, destinationSign, returnToDepot
    }

    let kind: Kind
    /// The depot to return to, if it is about that.
    let depot: Int64?
    let callbackAddress: String?

    /// Reads a body; throws `422` if members are missing or wrong.
    init(_ body: JSONValue) throws {
        var reader = MemberReader(body)
        kind = reader.choice("type", or: .announcement)
        var depot: Int64?
        switch kind {
        case .announcement: _ = reader.text("text", .note)
        case .destinationSign:
            _ = reader.text("line", .lineNumber)
            _ = reader.text("destination", .line)
        case .returnToDepot: depot = reader.reference("depotId", to: .depot)
        }
        self.depot = depot
        callbackAddress = reader.textIfPresent("callbackUrl", .callbackAddress)
        try reader.finish()
    }
}
