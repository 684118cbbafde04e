import Foundation
import Markup
import Testing

@testable import Pages

@Suite("Two calls compared")
struct ComparisonPageTests {
    private func call(_ type: String, _ body: [UInt8]) -> ComparedCall {
        let entry = HistoryEntry(
            id: "1", moment: Date(timeIntervalSince1970: 0), method: "GET", url: "https://api.example/",
            operationID: "a",
            title: nil, status: 200, duration: nil, size: body.count, findings: nil, canBeRepeated: false,
            canBeEdited: false)
        return ComparedCall(entry: entry, fields: [ShownField("Content-Type", type)], body: body)
    }

    private func page(_ first: ComparedCall, _ second: ComparedCall) -> String {
        ComparisonPage(frame: DeskFixture.frame(nil), first: first, second: second).html().description
    }

    private func utf16(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } }

    @Test("Bodies in UTF-16 are compared by lines, also with one in UTF-8")
    func characters() {
        let type = "application/json; charset=utf-16"
        let old = call(type, utf16(#"{"a":1,"name":"Größe"}"#))
        for new in [
            call(type, utf16(#"{"a":2,"name":"Größe"}"#)),
            call("application/json", Array(#"{"a":2,"name":"Größe"}"#.utf8)),
        ] {
            let text = page(old, new)
            let removed = text.matches(of: /<del>([^<]*)/).map { String($0.1) }
            let added = text.matches(of: /<ins>([^<]*)/).map { String($0.1) }
            #expect(removed.count == 1 && added.count == 1)
            #expect(
                removed.first?.contains("1") == true && added.first?.contains("2") == true && text.contains("Größe"))
        }
    }
}
