import SourceTree

/// The files that a description consists of, as they were read: the root and what its references lead to.
struct SourceFiles: Sendable {
    /// One file: its tree, where it stands, and what its bytes hold.
    struct File: Sendable {
        let tree: Tree
        let location: Location
        let scan: KeywordScan
    }

    private(set) var all: [File] = []
    /// Why a location could not be read, in words.
    private(set) var failures: [Location: String] = [:]
    private var byLocation: [Location: Int] = [:]
    private var byTree: [ObjectIdentifier: Location] = [:]

    init(root: Tree, at location: Location) { add(root, at: location) }

    var root: File { all[0] }

    mutating func add(_ tree: Tree, at location: Location) {
        byLocation[location] = all.count
        byTree[ObjectIdentifier(tree)] = location
        all.append(File(tree: tree, location: location, scan: KeywordScan(tree.bytes)))
    }

    mutating func addFailure(_ message: String, at location: Location) { failures[location] = message }

    func tree(at location: Location) -> Tree? { byLocation[location].map { all[$0].tree } }

    func location(of tree: Tree) -> Location? { byTree[ObjectIdentifier(tree)] }

    func isKnown(_ location: Location) -> Bool { byLocation[location] != nil || failures[location] != nil }
}
