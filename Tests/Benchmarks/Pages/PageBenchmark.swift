import Foundation

/// How fast pages are made, without a server and without HTTP: every operation page of many descriptions, every kind of
/// search of one, and long bodies.
///
/// `pages FOLDER [FILE…]` renders the descriptions that FOLDER's `specs.tsv` lists, or the files named; `search FILE` asks
/// one description; `bodies` sets JSON in lines. All print a table and end with 1 when a promise of the README is missed.
/// `digests FOLDER [FILE…]` prints what each page comes to, to tell whether two builds write the same; `page FOLDER FILE
/// OPERATION` writes one.
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
        case "digests" where arguments.count >= 2:
            try await DigestRun(folder: arguments[1], files: Array(arguments.dropFirst(2))).print()
            isKept = true
        case "page" where arguments.count == 4:
            try await DigestRun(folder: arguments[1], files: [arguments[2]]).write(arguments[3])
            isKept = true
        case "bodies" where arguments.count == 1: isKept = FormattingRun().measure()
        default:
            print(
                "usage: PageBenchmark pages FOLDER [FILE…] | search FILE | bodies | "
                    + "digests FOLDER [FILE…] | page FOLDER FILE OPERATION")
            exit(2)
        }
        exit(isKept ? 0 : 1)
    }
}
