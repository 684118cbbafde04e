import SourceTree

/// Reads the files that references lead to, breadth first, until all are there or a limit is met.
struct FileLoader {
    private(set) var files: SourceFiles
    private var bytesLeft: Int
    /// Files that were asked for in vain.
    private var asked = 0
    private let source: any DocumentSource
    private let budget: Budget
    private let limits: ReadingLimits
    private let cache: (any TreeCache)?

    init(
        files: SourceFiles, source: any DocumentSource, budget: Budget, limits: ReadingLimits,
        cache: (any TreeCache)?
    ) {
        self.files = files
        self.source = source
        self.budget = budget
        self.limits = limits
        self.cache = cache
        bytesLeft = limits.bytes - files.root.tree.bytes.count
    }

    mutating func load() async {
        var next = 0
        while next < files.all.count {
            for alternatives in outsideLocations(of: files.all[next]) { await load(anyOf: alternatives) }
            next += 1
        }
    }

    /// Reads the first of several places where a file may be, none when one is there already.
    private mutating func load(anyOf alternatives: [Location]) async {
        for location in alternatives {
            if !files.isKnown(location) { await load(location) }
            if files.tree(at: location) != nil { return }
        }
    }

    private mutating func load(_ location: Location) async {
        // What could not be read counts too: nobody is asked for more than the limit.
        guard files.all.count + asked <= limits.files else {
            let most = limits.files == 0 ? "no file beside the description" : "at most \(limits.files) files"
            return files.addFailure("expected \(most), came a reference to another", at: location)
        }
        do {
            asked += 1
            let bytes = try await source.bytes(of: location.text)
            guard bytes.count <= bytesLeft else {
                return files.addFailure(
                    "expected at most \(limits.bytes) bytes in all files together, came more", at: location)
            }
            let tree = try Tree.read(bytes, format: nil, name: location.text, budget: budget, cache: cache)
            files.add(tree, at: location)
            bytesLeft -= bytes.count
            asked -= 1
        } catch let error as DocumentError {
            files.addFailure(error.description, at: location)
        } catch let error as SourceError {
            let place = error.position.map { "\($0.line):\($0.column): " } ?? ""
            files.addFailure(place + error.message, at: location)
        } catch {
            files.addFailure("could not be read", at: location)
        }
    }

    /// The locations that references in a file lead to and that may be asked for: never one with a scheme other than
    /// http and https, never an absolute path (THREATS S11). Where `$id` or `$self` moves the base there are two to each
    /// reference: a file of the same folder is asked for before a URL that its author only names.
    private func outsideLocations(of file: SourceFiles.File) -> [[Location]] {
        guard file.scan.hasFileReferences || file.scan.hasURLReferences && source.readsURLs else { return [] }
        var resources = ResourceIndex()
        resources.add(file.tree, at: file.location, scan: file.scan)
        var found: [[Location]] = []
        var seen: Set<[Location]> = []
        ObjectWalk.visit(file.tree.root) { node in
            guard let reference = node["$ref"]?.string, !reference.utf8.starts(with: "#".utf8) else { return }
            let address = ReferenceResolver.split(reference).address
            if !file.location.hasScheme, Self.leavesFolder(address) { return }
            let base = resources.base(of: node, in: file.location)
            let joined = base.joining(address)
            if resources.resource(at: joined) != nil { return }
            var alternatives = base == file.location ? [joined] : [joined, file.location.joining(address)]
            if !file.location.hasScheme, joined.hasScheme { alternatives.reverse() }
            alternatives = alternatives.filter { $0.canBeAskedFor && $0 != file.location }
            if !alternatives.isEmpty, seen.insert(alternatives).inserted { found.append(alternatives) }
        }
        return found
    }

    /// Whether a reference in a file is no relative path: `/etc/passwd`, `//host/x`, `\\host\x`, `%2Fetc`.
    private static func leavesFolder(_ address: String) -> Bool {
        guard let decoded = PercentEncoding.decoded(address) else { return true }
        let first = decoded.utf8.first
        return first == UInt8(ascii: "/") || decoded.utf8.contains(UInt8(ascii: "\\"))
            || decoded.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
    }
}
