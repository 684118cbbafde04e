import Foundation

/// The folder that a build replaces: written whole beside its place, then put there, so that nobody ever sees half of it.
struct OutputFolder {
    /// The file by which a build knows a folder that it made itself.
    static let marker = ".portico-build"

    private let place: URL

    /// Checks that the folder may be replaced: it is not there, is empty, was made by a build, or `force` is set. One that
    /// holds the working folder or a description is never replaced.
    init(_ path: String, force: Bool, keeping locations: [DescriptionLocation]) throws {
        place = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
        var kept = [FileManager.default.currentDirectoryPath]
        for case .file(let file) in locations { kept.append(file) }
        for path in kept {
            let resolved = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
            guard resolved != place.path, !resolved.hasPrefix(place.path == "/" ? "/" : place.path + "/") else {
                throw UsageError("\(place.path) holds \(resolved), which has to stay; name another folder with -o.")
            }
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue else { throw UsageError("\(path) is a file; expected a folder, or none there yet.") }
        let content = try? FileManager.default.contentsOfDirectory(atPath: place.path)
        guard let content else { throw UsageError("The folder \(path) may not be read by this user.") }
        guard content.isEmpty || content.contains(Self.marker) || force else {
            throw UsageError(
                "\(path) is not empty and was not made by portico build; name another folder, or replace all that is in it with --force."
            )
        }
    }

    /// Has the files written into a new folder, then puts it in place of the former one; on an error nothing has changed.
    func replace(_ body: ((_ path: String, _ bytes: [UInt8]) throws -> Void) throws -> Void) throws {
        let parent = place.deletingLastPathComponent()
        let name = ".\(place.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
        let new = parent.appendingPathComponent(name + ".new")
        let old = parent.appendingPathComponent(name + ".old")
        do {
            try FileManager.default.createDirectory(at: new, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: new) }
            try write(body, into: new)
            try exchange(new, old)
        } catch let error as CocoaError {
            throw UsageError("\(place.path) could not be written: \(error.localizedDescription)")
        }
    }

    private func write(_ body: ((String, [UInt8]) throws -> Void) throws -> Void, into folder: URL) throws {
        var folders: Set<String> = []
        try Data("Made by portico build, which replaces this folder as a whole.\n".utf8)
            .write(to: folder.appendingPathComponent(Self.marker))
        try body { path, bytes in
            let file = folder.appendingPathComponent(path)
            if folders.insert(file.deletingLastPathComponent().path).inserted {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            }
            try Data(bytes).write(to: file)
        }
    }

    private func exchange(_ new: URL, _ old: URL) throws {
        guard FileManager.default.fileExists(atPath: place.path) else {
            return try FileManager.default.moveItem(at: new, to: place)
        }
        try FileManager.default.moveItem(at: place, to: old)
        do {
            try FileManager.default.moveItem(at: new, to: place)
        } catch {
            try FileManager.default.moveItem(at: old, to: place)
            throw error
        }
        try? FileManager.default.removeItem(at: old)
    }
}
