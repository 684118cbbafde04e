import Egress
import Foundation

/// Where a description comes from: a file, an http(s) URL, standard input, or the binary itself.
enum DescriptionLocation: Hashable, Sendable {
    case file(path: String)
    case remote(TargetURL)
    case standardInput
    case bundled

    /// The names looked for, in this order, when a folder is given.
    static let namesInFolder = [
        "openapi.yaml", "openapi.yml", "openapi.json", "swagger.yaml", "swagger.yml", "swagger.json",
        "api.yaml", "api.yml", "api.json", "index.yaml", "index.yml", "index.json", "root.yaml", "root.yml",
        "root.json",
    ]

    /// Reads a command-line argument; throws a ``UsageError`` that says what is missing.
    init(argument: String) throws {
        if argument == "-" {
            self = .standardInput
        } else if argument.hasPrefix("http://") || argument.hasPrefix("https://") {
            do { self = .remote(try TargetURL(parsing: argument)) } catch {
                throw UsageError("\(argument) is not a URL that a description can be read from: \(error.message)")
            }
        } else {
            self = .file(path: try Self.file(at: argument))
        }
    }

    /// Reads the arguments of `serve`; throws a ``UsageError``, also where standard input is named twice.
    static func all(_ arguments: [String]) throws -> [DescriptionLocation] {
        guard arguments.count(where: { $0 == "-" }) < 2 else {
            throw UsageError("Standard input can be read once, so - may be named once.")
        }
        return try arguments.map { try DescriptionLocation(argument: $0) }
    }

    /// Reads the arguments of commands that take any number: a folder may stand for all descriptions in it.
    static func catalog(_ arguments: [String]) throws -> [DescriptionLocation] {
        var isFolder: ObjCBool = false
        return try all(
            arguments.flatMap { argument in
                guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder), isFolder.boolValue
                else { return [argument] }
                return try DescriptionFolder(path: argument).descriptions()
            })
    }

    /// Whether it is a file, which can be watched.
    var isFile: Bool {
        guard case .file = self else { return false }
        return true
    }

    /// What messages call it.
    var name: String {
        switch self {
        case .file(let path): path
        case .remote(let url): url.description
        case .standardInput: "standard input"
        case .bundled: "fleet.yaml"
        }
    }

    /// A short name for addresses of the site, before it is made unique.
    var stem: String {
        switch self {
        case .file(let path): Self.stem(of: path)
        case .remote(let url): Self.stem(of: url.path)
        case .standardInput: "api"
        case .bundled: "fleet"
        }
    }

    /// The file's name without its extension; the folder's name where the file is called as all of them are.
    private static func stem(of path: String) -> String {
        let parts = path.split(separator: "/").map(String.init)
        let file = parts.last ?? "api"
        let name = file.split(separator: ".").dropLast().joined(separator: ".")
        let stem = name.isEmpty ? file : name
        let isGeneric = ["openapi", "swagger", "api", "index", "root"].contains(stem.lowercased())
        return isGeneric ? parts.dropLast().last ?? stem : stem
    }

    /// Whether a regular file stands at a path, links followed: to open anything else may wait for ever.
    static func isRegularFile(_ path: String) -> Bool {
        let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: resolved)
        return attributes?[.type] as? FileAttributeType == .typeRegular
    }

    private static func file(at argument: String) throws -> String {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
            throw UsageError(
                "\(argument) does not exist; expected a file, a folder with a description, an http(s) URL, or -.")
        }
        guard isFolder.boolValue else {
            guard isRegularFile(argument) else {
                throw UsageError(
                    "\(argument) is a pipe or a device, not a file; send it to standard input and name it -.")
            }
            return argument
        }
        if let root = DescriptionFolder.root(of: argument) { return root }
        let several = try DescriptionFolder(path: argument).descriptions()
        guard let only = several.first, several.count == 1 else {
            throw UsageError(
                "The folder \(argument) holds \(several.count) descriptions, \(several.prefix(3).joined(separator: ", ")) …; name one of them."
            )
        }
        return only
    }
}
