import Markup

/// A fold of the sidebar: a tag with its entries, or a heading above tags, with what stands below it.
struct SidebarBranch: Sendable {
    let title: String
    /// Which section it is; nil for a heading alone.
    let section: Int?
    /// The sections that it is and that stand below it.
    let sections: Range<Int>
    var below: [SidebarBranch]
    /// The whole of it as it stands in most pages of a server: folded, with no entry that is the page itself.
    var folded = HTML()

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
                    title: heading.title, section: isOwn ? place : nil, sections: place..<end,
                    below: Self.branches(of: sections, start..<end, depth: depth + 1)))
            place = end
        }
        return branches
    }
}
