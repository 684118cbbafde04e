import GRDB
import TokenDesk

/// The resources of an API as they stand in the table.
struct ResourceRow: Codable {
    let name: String
    let title: String
    /// Missing in rows of earlier versions.
    let groupsTitle: String?
    let resources: [ResourceDirectory.Resource]
    let groups: [ResourceDirectory.Group]

    private init(_ kind: ResourceDirectory.Kind) {
        name = kind.name
        title = kind.title
        groupsTitle = kind.groupsTitle
        resources = kind.resources
        groups = kind.groups
    }

    private var kind: ResourceDirectory.Kind {
        ResourceDirectory.Kind(
            name: name, title: title, groupsTitle: groupsTitle ?? "", resources: resources, groups: groups)
    }

    /// The directories changed since a revision, by API.
    static func directories(since seen: Int64, in database: Database) throws -> [String: ResourceDirectory] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT api, kinds FROM resources WHERE revision > ?", arguments: [seen])
        return try rows.reduce(into: [:]) { directories, row in
            directories[row["api"]] = try directory(row["kinds"])
        }
    }

    static func directory(_ text: String) throws -> ResourceDirectory {
        ResourceDirectory(kinds: try JSONText.value([ResourceRow].self, from: text).map(\.kind))
    }

    static func text(of directory: ResourceDirectory) throws(StoreError) -> String {
        try JSONText.of(directory.kinds.map(ResourceRow.init))
    }
}
