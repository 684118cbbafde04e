import HTTPTypes
import Testing

@testable import Site

@Suite("Tables to download")
struct CSVTableTests {
    @Test(
        "No cell is a formula, whatever was typed (THREATS D11)",
        arguments: [
            ("plain", "\"plain\""), ("", "\"\""), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
            ("=cmd()", "\"'=cmd()\""), ("+1", "\"'+1\""), ("-1", "\"'-1\""), ("@SUM(A1)", "\"'@SUM(A1)\""),
            (" =1", "\"' =1\""), ("\t=1", "\"'\t=1\""), ("\r\n=1", "\"'\r\n=1\""), ("\u{FF1D}1", "\"'\u{FF1D}1\""),
            ("a=1", "\"a=1\""), ("1-2", "\"1-2\""),
        ])
    func cells(text: String, cell: String) {
        var table = CSVTable(["A", "B"])
        table.append([text, "x"])
        #expect(String(decoding: table.bytes, as: UTF8.self) == "\"A\",\"B\"\r\n\(cell),\"x\"\r\n")
    }

    @Test("A table is a download and never a page")
    func answer() {
        let answer = CSVTable(["A"]).answer(named: "audit")
        #expect(answer.fields[.contentDisposition] == "attachment; filename=\"audit.csv\"")
        #expect(answer.contentType.hasPrefix("text/csv"))
        guard case .download = answer.kind else { return #expect(Bool(false), "a download") }
    }
}
