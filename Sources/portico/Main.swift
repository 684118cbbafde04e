import ArgumentParser
import Foundation

/// The process: reads the command line, runs the command, and turns what went wrong into one sentence and an exit code.
@main
enum Main {
    static func main() async {
        // A closed pipe or socket is an error to be read where it happens, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        Confinement.begin()
        do {
            var command = try Portico.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            exit(report(error))
        }
    }

    /// Says on standard error what went wrong; gives the exit code: 2 for an error of use, 1 for a failure, 0 for help.
    private static func report(_ error: any Error) -> Int32 {
        if let error = error as? UsageError {
            write("portico: \(error)\n", to: .standardError)
            return 2
        }
        let code = Portico.exitCode(for: error)
        switch code {
        case .success:
            write(Portico.fullMessage(for: error) + "\n", to: .standardOutput)
            return 0
        case .validationFailure:
            let message = Portico.message(for: error).split(separator: "\n").first.map(String.init) ?? ""
            write("portico: \(message) (portico --help lists the commands)\n", to: .standardError)
            return 2
        default:
            if error is ExitCode { return code.rawValue }
            write("portico: \(Portico.message(for: error))\n", to: .standardError)
            return 1
        }
    }

    private static func write(_ text: String, to handle: FileHandle) {
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
