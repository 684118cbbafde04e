import ArgumentParser
import Foundation
import OpenAPI
import Pages

/// `portico build DESCRIPTION… -o DIR`: the pages as files that need no server.
struct Build: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write descriptions as pages that need no server.",
        discussion: """
            All links are relative: the folder opens from a disk and from any place of any web server. The same \
            descriptions give the same bytes. The folder is made beside its place and put there when it is whole; a \
            former one is replaced, if portico build made it.
            Exit code 0: written; 1: a description cannot be read, nothing was written; 2: the command was called wrongly.
            """)

    @Argument(help: "Files, folders with a description or with many, http(s) URLs, or - for standard input.")
    var descriptions: [String]

    @Option(name: [.short, .long], help: ArgumentHelp("The folder to write.", valueName: "dir"))
    var output: String

    @OptionGroup(title: "References to files")
    var reach: RootOptions

    @Option(help: "The title of the pages.")
    var title = "Portico"

    @Option(help: "The accent colour, such as #2f6fde.")
    var accent: String?

    @Option(help: "Read assets from this folder instead of the binary, while designing.")
    var assets: String?

    @Flag(name: .customLong("show-internal"), help: "Show operations that the description marks as x-internal.")
    var showInternal = false

    @Flag(help: "Replace a folder that portico build did not make, with all that is in it.")
    var force = false

    func run() async throws {
        let accent = try accent.map { text in
            guard let accent = Accent(text) else { throw UsageError("\(text) is no colour; expected such as #2f6fde.") }
            return accent
        }
        let locations = try DescriptionLocation.catalog(descriptions)
        let folder = try OutputFolder(output, force: force, keeping: locations)
        let books = try await read(locations)
        let site = StaticSite(
            title: title, accent: accent, books: books,
            assets: assets.map(AssetFolder.table) ?? AssetTable.bundled())
        var progress = ProgressLine(total: site.count)
        try folder.replace { write in
            try site.write { file in
                try write(file.path, file.bytes)
                progress.step()
            }
        }
        progress.end()
        print("\(site.count) files in \(output)")
    }

    /// Every description, or the reason why one cannot be read.
    private func read(_ locations: [DescriptionLocation]) async throws -> [StaticSite.Book] {
        let root = try reach.folder()
        var books: [StaticSite.Book] = []
        var taken: Set<CatalogID> = []
        for location in locations {
            let id = CatalogID(location.stem, taken: taken)
            taken.insert(id)
            switch await DescriptionLoader.readOnce(location, root: root).result {
            case .success(let document):
                let shown = showInternal ? document : document.withoutInternal()
                books.append(StaticSite.Book(id: id, document: shown, location: location.name))
            case .failure(let failure):
                for finding in failure.diagnostics { Remark.write("\(finding)") }
                throw ExitCode(1)
            }
        }
        return books
    }
}
