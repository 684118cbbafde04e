import Markup
public import OpenAPI

/// Descriptions as pages that are files: every address relative, nothing that needs a server. The same descriptions give
/// the same bytes.
public struct StaticSite: Sendable {
    /// One description.
    public struct Book: Sendable {
        /// Its name in addresses, and its folder where there are several.
        public let id: CatalogID
        public let document: Document
        /// Where it was read from: relative servers resolve against it when it is a URL.
        public let location: String

        public init(id: CatalogID, document: Document, location: String) {
            self.id = id
            self.document = document
            self.location = location
        }
    }

    /// A file to be written.
    public struct File: Sendable {
        /// Below the root, with slashes: safe on every system.
        public let path: String
        public let bytes: [UInt8]
    }

    private let title: String
    private let accent: Accent?
    private let books: [BookFiles]
    private let assets: [File]
    private let assetBase: String
    private let table: FileTable
    private let listing: CatalogListing
    /// Nil where there is one description alone.
    private let catalog: CatalogFiles?

    public init(title: String, accent: Accent? = nil, books: [Book], assets: AssetTable) {
        self.title = title
        self.accent = accent
        assetBase = "/assets/\(assets.version)"
        var table = FileTable()
        let entries = Catalog(books.map { ($0.id, $0.location) })
        for book in books { entries.publish(book.document, as: book.id) }
        let listing = CatalogListing(entries.entries)
        catalog = books.count == 1 ? nil : CatalogFiles(listing, table: &table)
        var folders = FileName(taken: CatalogFiles.taken)
        self.books = books.map { book in
            let folder = books.count == 1 ? "" : folders.unique(book.id.description) + "/"
            return BookFiles(book, after: Self.version(before: book.id, listing), folder: folder, table: &table)
        }
        self.listing = listing
        self.assets = Self.files(of: assets, accent: accent, table: &table)
        self.table = table
    }

    /// How many files there will be.
    public var count: Int { assets.count + books.reduce(0) { $0 + $1.count } + (catalog?.count ?? 0) }

    /// Makes the files one after the other, so that none has to be kept.
    public func write(_ body: (File) throws -> Void) rethrows {
        for file in assets { try body(file) }
        try catalog?.write({ frame(of: nil, page: $0) }, body)
        for book in books {
            let outline = Outline(document: book.document, id: book.id)
            try book.write({ frame(of: book, outline, page: $0) }, body)
        }
    }

    private func frame(of book: BookFiles?, _ outline: Outline? = nil, page: String) -> Frame {
        var frame = Frame(
            siteTitle: title, accent: accent, catalog: listing.entries, documentID: book?.id, outline: outline,
            csrf: "",
            nonce: "", assetBase: assetBase, links: FileLinks(files: table.files, page: page))
        if let book {
            frame.versions = listing.versions(of: CatalogID(name: book.id))
            frame.changes = book.since
        }
        return frame
    }

    private static func version(
        before id: CatalogID, _ listing: CatalogListing
    ) -> (choice: VersionChoice, document: Document)? {
        guard let entry = listing.predecessor(of: id), let document = entry.document else { return nil }
        let name = entry.version.isEmpty ? entry.id.description : entry.version
        return (VersionChoice(id: entry.id.description, name: name), document)
    }

    /// Of styles and scripts pages load the bundles alone.
    private static func isShipped(_ asset: Asset) -> Bool {
        !asset.path.hasPrefix("js/") && !asset.path.hasPrefix("css/")
    }

    private static func files(of assets: AssetTable, accent: Accent?, table: inout FileTable) -> [File] {
        var files: [File] = []
        let version = assets.version
        let styles = Asset(path: StyleBundle.file, type: "", bytes: StyleBundle(assets).bytes)
        let script = Asset(path: ScriptBundle.file, type: "", bytes: ScriptBundle(assets).bytes)
        for asset in assets.assets.filter(isShipped) + [styles, script] {
            let path = table.place(.asset(version: version, file: asset.path), at: "assets/\(version)/\(asset.path)")
            files.append(File(path: path, bytes: asset.bytes))
        }
        if let accent {
            let path = table.place(.accent(accent.digits), at: "assets/\(version)/accent-\(accent.digits).css")
            files.append(File(path: path, bytes: accent.stylesheet))
        }
        return files
    }
}
