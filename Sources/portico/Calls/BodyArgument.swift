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
        guard let content = operation.requestBody?.content, let first = content.first else {
            return (nil, CallProblem(place: "body", message: "The operation describes no body, so none can be sent."))
        }
        let name = asked ?? Self.name(first, for: text)
        let mediaType = MediaType.matching(name, in: content)
        let kind = MediaTypeName(name)
        let body =
            text.hasPrefix("@")
            ? try file(String(text.dropFirst()), name, kind, mediaType) : try literal(text, name, kind, mediaType)
        guard mediaType == nil else { return (body, nil) }
        let message = "\(name) is not described; expected \(content.map(\.name).joined(separator: ", "))."
        return (body, CallProblem(place: "mediaType", message: message))
    }

    /// The media type's name; within a range the type that fits what is given.
    private static func name(_ mediaType: MediaType, for text: String) -> String {
        guard mediaType.isRange else { return mediaType.name }
        let isJSON = (try? Tree.read(Array(text.utf8), format: .json, budget: .instance)) != nil
        let fitting =
            text.hasPrefix("@") ? FileTypes.type(of: text) : isJSON ? "application/json" : "text/plain"
        return !fitting.isEmpty && mediaType.kind.covers(MediaTypeName(fitting)) ? fitting : mediaType.name
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
