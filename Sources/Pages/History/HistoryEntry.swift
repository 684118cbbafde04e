public import Foundation

/// One call of the history as its list shows it.
public struct HistoryEntry: Sendable, Hashable {
    /// Names the kept result in addresses.
    public var id: String
    public var moment: Date
    public var method: String
    /// The whole URL, secrets masked.
    public var url: String
    /// The operation's id in addresses.
    public var operationID: String
    /// The operation's title; nil when the description has it no more.
    public var title: String?
    /// Nil when there was no response.
    public var status: Int?
    /// Nil when there was no response.
    public var duration: Duration?
    /// Bytes of the response's body.
    public var size: Int
    /// What does not fit the contract; nil when it was not checked.
    public var findings: Int?
    /// Whether it can be sent again as it was.
    public var canBeRepeated: Bool
    /// Whether its form can be opened again.
    public var canBeEdited: Bool

    public init(
        id: String, moment: Date, method: String, url: String, operationID: String, title: String?, status: Int?,
        duration: Duration?, size: Int, findings: Int?, canBeRepeated: Bool, canBeEdited: Bool
    ) {
        self.id = id
        self.moment = moment
        self.method = method
        self.url = url
        self.operationID = operationID
        self.title = title
        self.status = status
        self.duration = duration
        self.size = size
        self.findings = findings
        self.canBeRepeated = canBeRepeated
        self.canBeEdited = canBeEdited
    }
}
