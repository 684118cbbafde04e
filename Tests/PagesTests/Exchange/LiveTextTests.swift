import Markup
import Pages
import Testing

@Suite("Text that comes in pieces")
struct LiveTextTests {
    @Test("A character that is parted is shown once it is whole; wherever it is parted, the same comes out")
    func parted() {
        let text = "aé€😀z\u{1B}"
        let bytes = Array(text.utf8)
        var whole = LiveText()
        let wanted = whole.html(bytes).description
        for cut in 0...bytes.count {
            var live = LiveText()
            let first = live.html(Array(bytes[..<cut])).description
            #expect(first + live.html(Array(bytes[cut...])).description == wanted)
            #expect(!first.contains("\u{FFFD}"))
        }
    }

    @Test("V6: What is hidden is shown, what never becomes whole is a mark, and markup is text (V1)")
    func hostile() {
        var live = LiveText()
        #expect(live.html(Array("<script>\u{202E}".utf8)).description.contains("&lt;script"))
        #expect(live.html([0xE2, 0x82]).description == "")
        #expect(live.rest().description == "\u{FFFD}")
    }
}
