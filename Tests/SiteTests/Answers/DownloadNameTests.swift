import Testing

@testable import Site

struct DownloadNameTests {
    @Test(
        "V8: a name is the server's: the operation's, with the extension of what the body is",
        arguments: [
            ("getItem", "application/json", "{}", "getItem.json"), ("getItem", nil, "[1]", "getItem.json"),
            ("a/../b;\"\r\n", "text/csv; charset=utf-8", "a,b", "a----b---.csv"),
            ("x", "application/javascript", "alert(1)", "x.txt"), ("x", "application/x-sh", "#!/bin/sh", "x.txt"),
            ("x", "application/vnd.api+json", "1", "x.json"), ("x", "application/pdf", "no", "x.txt"),
            ("x", "text/plain", "%PDF-1.7", "x.pdf"), ("x", "image/png", "\0\u{1}", "x.bin"),
            ("x", "text/plain", "RIFF....WEBP", "x.webp"), ("héé", "text/plain", "x", "h--.txt"),
            ("x", "application/x-msdownload", "MZ", "x.txt"),
        ] as [(String, String?, String, String)])
    func names(_ operation: String, _ type: String?, _ body: String, _ expected: String) {
        #expect(DownloadName(operation: operation, contentType: type, body: Array(body.utf8)).text == expected)
    }
}
