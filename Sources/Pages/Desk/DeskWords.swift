import TokenDesk

/// How the desk speaks and which columns it has: three kinds of desk are in use elsewhere, and each is possible here.
public struct DeskWords: Sendable, Hashable {
    /// The kinds of desk; the default has what all of them have.
    public enum Preset: String, Sendable, Hashable, CaseIterable {
        /// The columns and actions of all.
        case union
        /// **API tokens**: description, last use, requests, access rights; Copy and Delete.
        case tokens
        /// **API keys** in the settings: limits by resource and group; edit and cancel.
        case keys
        /// **API Token** in the settings: Generate New Token, Generate, name and scopes.
        case generate
    }

    public let preset: Preset
    /// The page's name, also in the user menu.
    public let title: String
    /// What one of them is called, in the singular.
    public let noun: String
    /// The button that opens the form.
    public let create: String
    /// The button that sends it.
    public let save: String
    public let columns: [TokenColumn]
    /// The actions at the end of each line, in their order.
    public let lineActions: [TokenAction]
    private let headings: [TokenColumn: String]

    /// The words of a kind of desk.
    public init(_ preset: Preset = .union) {
        self.preset = preset
        switch preset {
        case .union:
            title = "API tokens"
            noun = "token"
            create = "New API token"
            save = "Save"
            columns = TokenColumn.allCases
            lineActions = [.copy, .edit, .delete]
            headings = [:]
        case .tokens:
            title = "API tokens"
            noun = "token"
            create = "New API token"
            save = "Save"
            columns = [.description, .lastUsed, .requests, .rights]
            lineActions = [.copy, .delete]
            headings = [:]
        case .keys:
            title = "API keys"
            noun = "key"
            create = "CREATE API KEY"
            save = "SAVE"
            columns = [.key, .comments, .rights, .resources, .created, .createdBy, .lastUsed, .active]
            lineActions = [.edit, .delete]
            headings = [.rights: "Available actions", .lastUsed: "Last access"]
        case .generate:
            title = "API Token"
            noun = "token"
            create = "Generate New Token"
            save = "Generate"
            columns = [.description, .rights, .created, .lastUsed, .active]
            lineActions = [.copy, .delete]
            headings = [.rights: "Scopes"]
        }
    }

    /// The words that every page has unless the operator chose others.
    public static let union = DeskWords(.union)

    /// What stands above a column; the columns of resources are named by their kinds.
    func heading(of column: TokenColumn) -> String {
        if let heading = headings[column] { return heading }
        return switch column {
        case .description: "Description"
        case .key: "API key"
        case .comments: "Comments"
        case .rights: "Access rights"
        case .resources: "Available resources"
        case .created: "Created"
        case .createdBy: "User created"
        case .lastUsed: "Last used"
        case .requests: "Requests"
        case .ends: "Ends"
        case .active: "Active"
        }
    }

    /// The word on an action's button.
    func label(of action: TokenAction) -> String {
        switch action {
        case .copy: "Copy"
        case .use: "Use in the explorer now"
        case .edit: "Edit"
        case .pause: "Pause"
        case .resume: "Resume"
        case .rotate: "Rotate"
        case .delete: preset == .keys ? "Cancel" : "Delete"
        }
    }

    /// "API token" or "API key", as it stands within a sentence.
    var fullNoun: String { "API \(noun)" }
}
