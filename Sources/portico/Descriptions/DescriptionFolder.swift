import Foundation

/// A folder of descriptions: one with a file named as descriptions are is that description with its parts, any other stands
/// for each description in it and in the folders below.
struct DescriptionFolder {
    /// How many files and folders are looked at.
    static let entryLimit = 50_000
    /// How many descriptions are taken.
    static let descriptionLimit = 5_000
    /// How deep folders may stand in folders.
    static let depthLimit = 16

    let path: String

    /// The paths of its descriptions, folder by folder in order of name; hidden entries and links to folders are passed over.
    ///
    /// - Throws: ``UsageError`` when there are none, or more than are looked at.
    func descriptions() throws -> [String] {
        var found: [String] = []
        var open = [(path: path, depth: 0)]
        var seen = 0
        while let folder = open.popLast() {
            if let root = Self.root(of: folder.path) {
                found.append(root)
                continue
            }
            var below: [(path: String, depth: Int)] = []
            for entry in Self.entries(of: folder.path) {
                seen += 1
                guard seen <= Self.entryLimit, found.count < Self.descriptionLimit else { throw tooMany }
                switch entry.kind {
                case .folder where folder.depth < Self.depthLimit: below.append((entry.path, folder.depth + 1))
                case .file where DescriptionMark.isIn(entry.path): found.append(entry.path)
                default: break
                }
            }
            open += below.reversed()
        }
        guard found.isEmpty else { return found }
        let names = DescriptionLocation.namesInFolder.prefix(6).joined(separator: ", ")
        throw UsageError(
            "The folder \(path) holds no description; expected \(names), or files ending in .json, .yaml or .yml with a member openapi or swagger."
        )
    }

    /// The file that is named as descriptions are, nil without one.
    static func root(of folder: String) -> String? {
        DescriptionLocation.namesInFolder.lazy.map { Self.path($0, in: folder) }
            .first { DescriptionLocation.isRegularFile($0) }
    }

    private var tooMany: UsageError {
        UsageError(
            "The folder \(path) holds more than \(Self.descriptionLimit) descriptions or \(Self.entryLimit) files; name the folders within it instead."
        )
    }

    private enum Kind { case file, folder }

    private static func entries(of folder: String) -> [(path: String, kind: Kind)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") && $0 != "node_modules" }.sorted().compactMap { name in
            let path = path(name, in: folder)
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            if attributes?[.type] as? FileAttributeType == .typeDirectory { return (path, .folder) }
            let isData = [".json", ".yaml", ".yml"].contains { name.lowercased().hasSuffix($0) }
            return isData && DescriptionLocation.isRegularFile(path) ? (path, .file) : nil
        }
    }

    private static func path(_ name: String, in folder: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }
}
