import ArgumentParser
import Foundation
import Storage
import TokenDesk

/// What every command about tokens and users takes: where the store is, and how to answer.
struct DeskOptions: ParsableArguments {
    @Option(name: .customLong("data"), help: "The folder that the server keeps its data in.")
    var data: String?

    @Option(help: "The server's file with settings: for its data folder and its policy of tokens.")
    var settings: String?

    @Flag(help: "Print JSON for machines instead of lines for people.")
    var json = false

    /// Opens the store beside a server that may be running; the server sees each change within a second.
    ///
    /// - Throws: ``UsageError`` that says what to set right.
    func open() throws -> Store {
        let environment = ProcessInfo.processInfo.environment
        let file = try settings.map { try SettingsFile(path: $0) } ?? SettingsFile()
        let folder = try Settings.dataFolder(data ?? file.data, environment)
        guard FileManager.default.fileExists(atPath: folder + "/" + Store.fileName) else {
            throw UsageError("There is no store in \(folder); name the server's folder by --data DIR.")
        }
        do {
            let key = try ServerKey.chosen(by: environment, folder: folder)
            return try Store(folder: folder, key: key, tokenPolicy: file.tokens)
        } catch {
            throw UsageError(error.message)
        }
    }

    /// Prints what was found or done.
    func answer(json object: @autoclosure () -> JSONReport, text: @autoclosure () -> String) {
        print(json ? object().text : text())
    }
}
