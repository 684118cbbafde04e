import Foundation
import TestSupport

/// What runs the samples of a language on this machine.
struct SampleTool {
    let language: String
    let program: String
    let arguments: [String]
    let file: String
    /// The cases to run, nil for all: what compiles anew for each costs seconds.
    var cases: [String]?

    static let all: [SampleTool] = [
        SampleTool(language: "curl", program: "/bin/sh", arguments: [], file: "sample.sh"),
        SampleTool(language: "wget", program: "/bin/sh", arguments: [], file: "sample.sh", needs: "wget"),
        SampleTool(language: "httpie", program: "/bin/sh", arguments: [], file: "sample.sh", needs: "http"),
        SampleTool(language: "python", file: "sample.py", needs: "python3"),
        SampleTool(language: "python-requests", file: "sample.py", needs: "python3", isInVenv: true),
        SampleTool(language: "python-httpx", file: "sample.py", needs: "python3", isInVenv: true),
        SampleTool(language: "node", file: "sample.mjs", needs: "node"),
        SampleTool(language: "ruby", file: "sample.rb", needs: "ruby"),
        SampleTool(language: "php", file: "sample.php", needs: "php"),
        SampleTool(language: "java", file: "Main.java", needs: "java", cases: ["hostile", "json", "raw form"]),
    ].compactMap { $0 }

    /// The packages of `Tests/requirements.txt`, as `make test` installs them.
    static let venv = Repository.folder.appendingPathComponent(".build/venv/bin").path
    static let path = venv + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")

    private init(language: String, program: String, arguments: [String], file: String) {
        self.language = language
        self.program = program
        self.arguments = arguments
        self.file = file
    }

    /// Nil where the machine lacks the tool.
    private init?(
        language: String, program: String? = nil, arguments: [String] = [], file: String, needs tool: String,
        isInVenv: Bool = false, cases: [String]? = nil
    ) {
        guard let found = Self.find(tool), !isInVenv || found.hasPrefix(Self.venv) else { return nil }
        self.init(language: language, program: program ?? found, arguments: arguments, file: file)
        self.cases = cases
    }

    /// The whole path of a program, nil when there is none.
    static func find(_ name: String) -> String? {
        path.split(separator: ":").map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs a sample in a folder; throws what it said when it failed.
    func run(_ text: String, in folder: URL) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(file))
        try Self.run(program, arguments + [file], in: folder)
    }

    static func run(_ program: String, _ arguments: [String], in folder: URL) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": path, "HOME": folder.path, "LC_ALL": "C.UTF-8", "no_proxy": "*"].merging(
            SampleCase.environment
        ) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let errors = folder.appendingPathComponent("errors.txt")
        try Data().write(to: errors)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(text: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
        }
    }

    struct Failure: Error {
        let text: String
    }
}
