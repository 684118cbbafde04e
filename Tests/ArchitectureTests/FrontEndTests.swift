import Foundation
import TestSupport
import Testing

@Suite("The front end")
struct FrontEndTests {
    static let scripts = Repository.files(below: "Resources/static", extension: "js")
    static let styles = Repository.files(below: "Resources/static", extension: "css")

    @Test("A module has at most 150 lines")
    func moduleSize() throws {
        for path in Self.scripts {
            let lines = try Repository.text(of: path).split(separator: "\n", omittingEmptySubsequences: false).count - 1
            #expect(lines <= 150, "\(path) has \(lines) lines")
        }
    }

    @Test(
        "No module writes HTML text, keeps a secret or evaluates text (THREATS R13, A1)",
        arguments: [
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "localStorage", "sessionStorage", "eval(",
        ])
    func forbidden(construct: String) throws {
        for path in Self.scripts { #expect(!(try Repository.text(of: path)).contains(construct), "\(path)") }
    }

    @Test("Every block of a style is closed and none that was not opened: what comes after would not count")
    func closedBlocks() throws {
        for path in Self.styles {
            var depth = 0
            for character in try Repository.text(of: path) {
                if character == "{" { depth += 1 } else if character == "}" { depth -= 1 }
                if depth < 0 { break }
            }
            #expect(depth == 0, "\(path)")
        }
    }

    @Test("Nothing is loaded from elsewhere (THREATS C2)")
    func noForeignHosts() throws {
        for path in Self.scripts + Self.styles {
            let text = try Repository.text(of: path).replacingOccurrences(of: "http://www.w3.org/2000/svg", with: "")
            #expect(
                !text.contains("http://") && !text.contains("https://") && !text.contains("@import url(//"), "\(path)")
        }
    }
}
