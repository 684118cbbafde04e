public import SourceTree

extension Document {
    /// Whether it was read from more than one file.
    public var isSplit: Bool { resolver.files.all.count > 1 }

    /// The description as one file that means the same, in the version it is written in: parts of other files stand among
    /// its components. A description of one file is its own bundle.
    ///
    /// - Throws: `DocumentError` with the code `tooLarge` when parts in one another would make it larger than all files.
    public func bundled() throws(DocumentError) -> Tree {
        guard isSplit else { return source }
        var bundling = Bundling(self)
        guard let tree = bundling.tree() else {
            throw DocumentError(.tooLarge, "expected files that fit into one, came parts that hold one another")
        }
        guard isPartial else { return tree }
        let files = SourceFiles(root: tree, at: resolver.files.root.location)
        let bundle = Document(files: files, limits: index.limits, rules: rules).withoutInternal()
        return bundle.shown(bundle.source.root).tree
    }
}
