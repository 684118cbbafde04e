import ArgumentParser
import Foundation

/// The option by which the operator lets references leave the folder of a description (THREATS S11); every command that
/// reads one takes it.
struct RootOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder whose files references may lead to, besides those below the description's own folder.",
            valueName: "dir"))
    var root: String?

    /// The folder of the option, else that of a settings file; throws ``UsageError`` when there is none at this path.
    func folder(over other: String? = nil) throws -> String? {
        guard let folder = root ?? other else { return nil }
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
        guard isThere, isFolder.boolValue else {
            throw UsageError("--root \(folder): expected a folder, found \(isThere ? "something else" : "none").")
        }
        return folder
    }
}
