import Execution
import OpenAPI
import SourceTree

/// Reads `--body` as the media type asks.
struct BodyArgument {
    let operation: OpenAPI.Operation
    /// `--media-type`, nil for the first that is described.
    let asked: String?

    /// The body, nil when none was given, and what is wrong with it.
    ///
    /// - Throws: ``UsageError`` when a file cannot be read.
    func read(_ text: String?) throws -> (body: CallBody?, problem: CallProblem?) {
        guard let text else { return (nil, nil) }
        guard let content = operation.requestBody?.content, !content.isEmpty else {
            return (nil, CallProblem(place: "body", message: "The operation describes no body, so none can be sent."))
        }
        let name = name(among: content, for: text)
        let mediaType = MediaType.matching(name, in: content)
        let kind = MediaTypeName(name)
        let body =
            text.hasPrefix("@")
            ? try file(String(text.dropFirst()), name, kind, mediaType) : try literal(text, name, kind, mediaType)
        guard mediaType == nil else { return (body, nil) }
        let message = "\(name) is not described; expected \(content.map(\.name).joined(separator: ", "))."
        return (body, CallProblem(place: "mediaType", message: message))
    }

    /// The media type that was asked for. Without one, or within a range that was asked for, the one that a file is where
    /// it is described, else the first; a file with JSON may be written as any.
    private func name(among content: [MediaType], for text: String) -> String {
        let range = asked.map { MediaTypeName($0) }
        if let asked, range?.isRange == false { return asked }
        let fitting = Self.type(fitting: text)
        let open = content.filter { range?.covers($0.kind) ?? true || range.map($0.kind.covers) ?? true }
        guard let first = open.first else { return asked ?? "" }
        let isFile = text.hasPrefix("@") && !fitting.isJSON
        if isFile, let own = open.first(where: { $0.kind.essence == fitting.essence }) { return own.name }
        guard first.isRange else { return first.name }
        return !fitting.essence.isEmpty && first.kind.covers(fitting) ? fitting.text : first.name
    }

    /// What the text or the file is.
    private static func type(fitting text: String) -> MediaTypeName {
        guard !text.hasPrefix("@") else { return MediaTypeName(FileTypes.type(of: text)) }
        let isJSON = (try? Tree.read(Array(text.utf8), format: .json, budget: .instance)) != nil
        return MediaTypeName(isJSON ? "application/json" : "text/plain")
    }

    /// JSON stays a value that is written as the media type asks; what cannot be JSON goes as it stands.
    private func literal(_ text: String, _ name: String, _ kind: MediaTypeName, _ mediaType: MediaType?) throws
        -> CallBody
    {
        let tree = try? Tree.read(Array(text.utf8), format: .json, budget: .instance)
        let isCollection = tree?.root.kind == .object || tree?.root.kind == .array
        if kind.isJSON || kind.isMultipart || kind.isForm && isCollection {
            return .value(mediaType: name, text, files: try files(in: tree, kind, mediaType))
        }
        let plain = tree?.root.string ?? text
        // An empty text that is given is a body, unlike an empty input of a page.
        if plain.isEmpty, !kind.isForm { return .value(mediaType: name, "\"\"", files: [:]) }
        guard tree != nil, !kind.isForm else { return .text(mediaType: name, plain) }
        if kind.isXML || kind.isJSONSequence || kind.isEventStream { return .value(mediaType: name, text, files: [:]) }
        return .text(mediaType: name, plain)
    }

    /// A file goes byte for byte; one whose name ends in `.json` is a value for media types that are made from one.
    private func file(_ path: String, _ name: String, _ kind: MediaTypeName, _ mediaType: MediaType?) throws -> CallBody
    {
        let bytes = try FileArgument.bytes(of: path)
        let isMade = kind.isForm || kind.isMultipart || kind.isXML || kind.isJSONSequence || kind.isEventStream
        let file = path == "-" ? nil : path.split(separator: "/").last.map(String.init)
        guard let text = String(validating: bytes, as: UTF8.self), kind.isText || isMade else {
            return .bytes(mediaType: name, bytes, fileName: file)
        }
        guard isMade, path.lowercased().hasSuffix(".json") else {
            return kind.isJSON
                ? .text(mediaType: name, text) : .bytes(mediaType: name, bytes, fileName: file)
        }
        let tree = try? Tree.read(bytes, format: .json, budget: .instance)
        return .value(mediaType: name, text, files: try files(in: tree, kind, mediaType))
    }

    private func files(in tree: Tree?, _ kind: MediaTypeName, _ mediaType: MediaType?) throws -> [String: CallFile] {
        guard kind.isMultipart || kind.isForm, let tree, let mediaType else { return [:] }
        return try BodyFiles(mediaType: mediaType).files(in: tree.root)
    }
}
