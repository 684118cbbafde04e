import Foundation
import Testing

@testable import Storage

@Suite("A form as it stands in a column")
struct FormDraftJSONTests {
    @Test(
        "Every text comes back as it was",
        arguments: ["", "a", "é 😀 \u{301}", "\0\u{1F}\u{7F}", "\"\\/\r\n\t", "\u{2028}\u{FEFF}", "</script>"])
    func exact(text: String) throws {
        let draft = FormDraft(fields: [.init(name: text, value: "1"), .init(name: "b", value: text)])
        let read = try #require(FormDraft(json: draft.json))
        #expect(read.fields.map { Array($0.name.utf8) } == [Array(text.utf8), [0x62]])
        #expect(read.fields.map { Array($0.value.utf8) } == [[0x31], Array(text.utf8)])
    }

    @Test("What a coder wrote is read, and the other way round")
    func coded() throws {
        let draft = FormDraft(fields: [
            .init(name: "p.query.a/b", value: "x\ny"), .init(name: "p.query.a/b", value: ""),
        ])
        #expect(FormDraft(json: Array(try JSONEncoder().encode(draft))) == draft)
        #expect(try JSONDecoder().decode(FormDraft.self, from: Data(draft.json)) == draft)
    }

    @Test(
        "Anything else is no form",
        arguments: [
            "", "[]", "{}", #"{"fields":{}}"#, #"{"fields":[{"name":"a"}]}"#, #"{"fields":[{"name":1,"value":""}]}"#,
        ])
    func refused(text: String) {
        #expect(FormDraft(json: Array(text.utf8)) == nil)
    }
}
