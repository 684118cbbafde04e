/// A fold of the sidebar: a tag with its entries, or a heading above tags, with what stands below it.
struct SidebarBranch: Sendable {
    let title: String
    /// Which section it is; nil for a heading alone.
    let section: Int?
    let below: [SidebarBranch]

    /// The tree of sections that come depth first.
    static func tree(of sections: [Outline.Section]) -> [SidebarBranch] {
        branches(of: sections, sections.indices, depth: 0)
    }

    private static func branches(
        of sections: [Outline.Section], _ range: Range<Int>, depth: Int
    ) -> [SidebarBranch] {
        var branches: [SidebarBranch] = []
        var place = range.lowerBound
        while place < range.upperBound {
            let section = sections[place]
            let isOwn = section.above.count <= depth
            let heading = isOwn ? TagOrder.Heading(section.tag) : section.above[depth]
            let start = isOwn ? place + 1 : place
            let end =
                sections[start..<range.upperBound].firstIndex {
                    $0.above.count <= depth || $0.above[depth] != heading
                } ?? range.upperBound
            branches.append(
                SidebarBranch(
                    title: heading.title, section: isOwn ? place : nil,
                    below: Self.branches(of: sections, start..<end, depth: depth + 1)))
            place = end
        }
        return branches
    }
}
