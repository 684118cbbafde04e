/// Which members and elements of an instance a schema has looked at (2020-12 core, section 11, "unevaluated"); noted only
/// where somebody asks for it.
struct Evaluated {
    let isAsked: Bool
    private var members = Places()
    private var elements = Places()
    private(set) var hasAllMembers = false
    private(set) var hasAllElements = false

    init(isAsked: Bool) { self.isAsked = isAsked }

    func contains(member place: Int) -> Bool { hasAllMembers || members.contains(place) }

    func contains(element place: Int) -> Bool { hasAllElements || elements.contains(place) }

    mutating func note(member place: Int) {
        if isAsked { members.insert(place) }
    }

    mutating func note(element place: Int) {
        if isAsked { elements.insert(place) }
    }

    mutating func noteAllMembers() { hasAllMembers = true }

    mutating func noteAllElements() { hasAllElements = true }

    mutating func merge(_ other: Evaluated) {
        guard isAsked else { return }
        members.formUnion(other.members)
        elements.formUnion(other.elements)
        hasAllMembers = hasAllMembers || other.hasAllMembers
        hasAllElements = hasAllElements || other.hasAllElements
    }
}
