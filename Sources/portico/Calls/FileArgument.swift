import Execution
import Foundation

/// Files named on the command line: `@PATH`, with `;type=…` and `;filename=…` behind it where a part wants them.
enum FileArgument {
    /// The most bytes of one file: 64 MiB.
    static let limit = 64 << 20

    /// The bytes of a file, or of standard input for `-`.
    ///
    /// - Throws: ``UsageError`` when it cannot be read or is too large.
    static func bytes(of path: String) throws -> [UInt8] {
        let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let handle, let read = try? handle.read(upToCount: limit + 1) ?? Data() else {
            throw UsageError("Expected a readable file at \(path), found none.")
        }
        guard read.count <= limit else {
            throw UsageError("Expected at most \(limit >> 20) MiB in \(path), came more.")
        }
        return Array(read)
    }

    /// The file that `@PATH;type=image/png;filename=a.png` names.
    static func file(_ text: String) throws -> CallFile {
        var pieces = text.dropFirst().split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        let path = pieces.removeFirst()
        var name = path == "-" ? "stdin" : URL(fileURLWithPath: path).lastPathComponent
        var type: String?
        for piece in pieces {
            let (key, value) = try PairArgument.pair(piece.trimmingCharacters(in: .whitespaces), flag: "@\(path);")
            switch key {
            case "type": type = value
            case "filename": name = value
            default: type = type.map { $0 + ";" + piece }
            }
        }
        return CallFile(name: name, mediaType: type ?? FileTypes.type(of: name), bytes: try bytes(of: path))
    }
}
