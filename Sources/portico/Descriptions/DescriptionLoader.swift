import Egress
import Foundation
import OpenAPI
import Pages
import SourceTree

/// Reads descriptions from wherever they are: on its own thread, files through their folder, URLs through the one door.
struct DescriptionLoader: Sendable {
    /// Fetches descriptions by URL.
    let transport: any Transport
    /// The text of the bundled description with the gate's true port in it.
    let bundled: @Sendable () -> [UInt8]
    /// How each rule counts when the descriptions are looked through.
    let rules: RuleLevels
    /// Whether the operator named an origin, so that references may lead there.
    let isNamed: @Sendable (Origin) -> Bool
    /// The folder that the operator named for references to files, besides the description's own.
    let root: String?
    /// Keeps what YAML came to from start to start, nil to read it each time.
    private let cache: (any TreeCache)?
    private let thread = ReadingThread()

    /// The most bytes of one description (THREATS 4.4).
    static let limit = 64 << 20

    init(
        transport: any Transport, bundled: @escaping @Sendable () -> [UInt8], rules: RuleLevels = .standard,
        root: String? = nil, isNamed: @escaping @Sendable (Origin) -> Bool = { _ in false },
        cache: (any TreeCache)? = nil
    ) {
        self.transport = transport
        self.bundled = bundled
        self.rules = rules
        self.root = root
        self.isNamed = isNamed
        self.cache = cache
    }

    /// Reads a description with all its files; what goes wrong is in the result, never thrown.
    func read(_ location: DescriptionLocation) async -> DescriptionReading {
        do {
            switch location {
            case .file(let path): return await readFile(path)
            case .remote(let url):
                let fetched = try await transport.fetch(url, limit: Self.limit)
                return await parse(
                    fetched.bytes, at: fetched.url.description, files: RecordingSource(NoSource()), watching: [])
            case .standardInput:
                let bytes = try FileHandle.standardInput.read(upToCount: Self.limit + 1) ?? Data()
                return await parse(Array(bytes), at: location.name, files: RecordingSource(NoSource()), watching: [])
            case .bundled:
                return await parse(bundled(), at: location.name, files: RecordingSource(NoSource()), watching: [])
            }
        } catch let error as EgressError {
            return Self.unreadable("\(error.message) \(error.advice)", at: location.name)
        } catch {
            return Self.unreadable("The description could not be read from \(location.name).", at: location.name)
        }
    }

    private func readFile(_ path: String) async -> DescriptionReading {
        guard DescriptionLocation.isRegularFile(path) else {
            let isThere = FileManager.default.fileExists(atPath: path)
            let found = isThere ? "something else" : "none"
            return Self.unreadable("Expected a file at \(path), found \(found).", at: path, watching: [path])
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            return Self.unreadable(
                "The file \(path) may not be read by this user; give it read permission.", at: path, watching: [path])
        }
        defer { try? handle.close() }
        // At the end of a file there is nothing to read, which is nil and no fault.
        guard let bytes = try? handle.read(upToCount: Self.limit + 1) ?? Data() else {
            return Self.unreadable("The file \(path) could not be read to its end.", at: path, watching: [path])
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        return await parse(
            Array(bytes), at: path, files: RecordingSource(FileSource(folder: folder, root: root)), watching: [path])
    }

    private func parse(
        _ bytes: [UInt8], at location: String, files: RecordingSource, watching: [String]
    ) async -> DescriptionReading {
        guard bytes.count <= Self.limit else {
            return Self.unreadable(
                "Expected at most \(Self.limit >> 20) MiB, came more.", at: location, watching: watching)
        }
        let source = ReferenceSource(files: files, transport: transport, limit: Self.limit, isNamed: isNamed)
        let reader = DocumentReader(source: source, rules: rules, cache: cache)
        let outcome = await withTaskExecutorPreference(thread) {
            await Self.document(bytes, at: location, reader)
        }
        return DescriptionReading(result: outcome, files: watching.isEmpty ? [] : watching + files.locations)
    }

    private static func document(
        _ bytes: [UInt8], at location: String, _ reader: DocumentReader
    ) async -> Result<Document, UnreadableDescription> {
        do throws(DocumentError) {
            return .success(try await reader.read(location, bytes: bytes))
        } catch {
            let finding = Diagnostic(
                .error, rule: "unreadable", message: error.message, location: location, position: error.position)
            return .failure(UnreadableDescription(diagnostics: [finding]))
        }
    }

    private static func unreadable(_ message: String, at location: String, watching: [String] = [])
        -> DescriptionReading
    {
        let finding = Diagnostic(.error, rule: "unreadable", message: message, location: location)
        return DescriptionReading(result: .failure(UnreadableDescription(diagnostics: [finding])), files: watching)
    }
}
