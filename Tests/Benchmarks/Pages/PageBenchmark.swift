import Foundation

/// How fast pages are made, without a server and without HTTP: every operation page of many descriptions, every kind of
/// search of one, and long bodies.
///
/// `pages FOLDER [FILE…]` renders the descriptions that FOLDER's `specs.tsv` lists, or the files named; `search FILE` asks
/// one description; `bodies` sets JSON in lines. All print a table and end with 1 when a promise of the README is missed.
@main
enum PageBenchmark {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let isKept: Bool
        switch arguments.first {
        case "pages" where arguments.count >= 2:
            isKept = try await RenderingRun(folder: arguments[1], files: Array(arguments.dropFirst(2))).measure()
        case "search" where arguments.count == 2:
            isKept = try await SearchRun(file: arguments[1]).measure()
        case "bodies" where arguments.count == 1: isKept = FormattingRun().measure()
        default:
            print("usage: PageBenchmark pages FOLDER [FILE…] | search FILE | bodies")
            exit(2)
        }
        exit(isKept ? 0 : 1)
    }
}
