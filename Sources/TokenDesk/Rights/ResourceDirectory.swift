/// The resources that an API's tokens can be limited to, with their groups, as last read from the API or entered by hand.
public struct ResourceDirectory: Sendable, Hashable {
    /// Something that one token may reach and another may not.
    public struct Resource: Sendable, Hashable, Codable {
        /// As it stands in requests.
        public let id: String
        /// What people call it.
        public let label: String
        /// The groups it belongs to.
        public let groups: [String]

        public init(id: String, label: String = "", groups: [String] = []) {
            self.id = id
            self.label = label
            self.groups = groups
        }
    }

    /// Resources that belong together.
    public struct Group: Sendable, Hashable, Codable {
        public let id: String
        public let label: String

        public init(id: String, label: String = "") {
            self.id = id
            self.label = label
        }
    }

    /// All of one kind.
    public struct Kind: Sendable, Hashable, Codable {
        /// As the description spells it in `x-portico-resource`.
        public let name: String
        /// What people call them, in the plural.
        public let title: String
        /// What people call their groups, in the plural; empty when there are none.
        public let groupsTitle: String
        public let resources: [Resource]
        public let groups: [Group]

        public init(
            name: String, title: String, groupsTitle: String = "", resources: [Resource], groups: [Group] = []
        ) {
            self.name = name
            self.title = title
            self.groupsTitle = groupsTitle
            self.resources = resources
            self.groups = groups
        }
    }

    /// By kind, in the order of the description.
    public let kinds: [Kind]
    private let members: [String: [String: Set<String>]]

    /// A directory of the kinds given.
    public init(kinds: [Kind] = []) {
        self.kinds = kinds
        var members: [String: [String: Set<String>]] = [:]
        for kind in kinds {
            for resource in kind.resources {
                for group in resource.groups {
                    members[kind.name, default: [:]][group, default: []].insert(resource.id)
                }
            }
        }
        self.members = members
    }

    /// Whether a resource belongs to a group of its kind; false for what is not known.
    public func group(_ group: String, of kind: String, has id: String) -> Bool {
        members[kind]?[group]?.contains(id) ?? false
    }

    /// The kind of a name.
    public func kind(_ name: String) -> Kind? { kinds.first { $0.name == name } }
}
