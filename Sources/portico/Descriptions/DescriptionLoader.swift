import Egress
import Foundation
import OpenAPI
import Pages

/// Reads descriptions from wherever they are: on its own thread, files through their folder, URLs through the one door.
struct DescriptionLoader: Sendable {
    /// Fetches descriptions by URL.
    let transport: any Transport
    /// The text of the bundled description with the gate's true port in it.
    let bundled: @Sendable () -> [UInt8]
    private let thread = ReadingThread()

    /// The most bytes of one description (THREATS 4.4).
    static let limit = 64 << 20

    /// A loader for one reading on the command line, where the operator names the URL.
    static func forCommandLine() -> DescriptionLoader {
        var policy = EgressPolicy(mode: .local)
        for argument in CommandLine.arguments.dropFirst() {
            if let url = try? TargetURL(parsing: argument) {
                policy.allow(url.origin, addressClass: nil, from: .setting)
            }
        }
        let fixed = policy
        return DescriptionLoader(transport: EgressTransport(policy: { fixed }), bundled: { [] })
    }

    init(transport: any Transport, bundled: @escaping @Sendable () -> [UInt8]) {
        self.transport = transport
        self.bundled = bundled
    }

    /// Reads a description with all its files; what goes wrong is in the result, never thrown.
    func read(_ location: DescriptionLocation) async -> DescriptionReading {
        do {
            switch location {
            case .file(let path): return await readFile(path)
            case .remote(let url):
                let fetched = try await transport.fetch(url, limit: Self.limit)
                return await parse(
                    fetched.bytes, at: fetched.url.description, source: RecordingSource(NoSource()), watching: [])
            case .standardInput:
                let bytes = try FileHandle.standardInput.read(upToCount: Self.limit + 1) ?? Data()
                return await parse(Array(bytes), at: location.name, source: RecordingSource(NoSource()), watching: [])
            case .bundled:
                return await parse(bundled(), at: location.name, source: RecordingSource(NoSource()), watching: [])
            }
        } catch let error as EgressError {
            return Self.unreadable("\(error.message) \(error.advice)", at: location.name)
        } catch {
            return Self.unreadable("The description could not be read from \(location.name).", at: location.name)
        }
    }

    private func readFile(_ path: String) async -> DescriptionReading {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            return Self.unreadable("Expected a readable file at \(path), found none.", at: path, watching: [path])
        }
        defer { try? handle.close() }
        guard let bytes = try? handle.read(upToCount: Self.limit + 1), bytes.count <= Self.limit else {
            return Self.unreadable(
                "Expected a file of at most \(Self.limit >> 20) MiB at \(path).", at: path, watching: [path])
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        return await parse(
            Array(bytes), at: path, source: RecordingSource(FileSource(folder: folder)), watching: [path])
    }

    private func parse(
        _ bytes: [UInt8], at location: String, source: RecordingSource, watching: [String]
    ) async -> DescriptionReading {
        guard bytes.count <= Self.limit else {
            return Self.unreadable("Expected at most \(Self.limit >> 20) MiB, came more.", at: location)
        }
        let outcome = await withTaskExecutorPreference(thread) {
            await Self.document(bytes, at: location, source: source)
        }
        return DescriptionReading(result: outcome, files: watching.isEmpty ? [] : watching + source.locations)
    }

    private static func document(
        _ bytes: [UInt8], at location: String, source: RecordingSource
    ) async -> Result<Document, UnreadableDescription> {
        do throws(DocumentError) {
            return .success(try await DocumentReader(source: source).read(location, bytes: bytes))
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
