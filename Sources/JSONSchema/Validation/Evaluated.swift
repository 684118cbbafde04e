/// Which members and elements of an instance a schema has looked at (2020-12 core, section 11, "unevaluated").
struct Evaluated {
    var members = Places()
    var elements = Places()
    var allMembers = false
    var allElements = false

    mutating func merge(_ other: Evaluated) {
        members.formUnion(other.members)
        elements.formUnion(other.elements)
        allMembers = allMembers || other.allMembers
        allElements = allElements || other.allElements
    }
}
