import Egress
import HTTPTypes
import Testing

@testable import Execution

@Suite("SampleLanguage")
struct SampleLanguageTests {
    private static let hostile = "it's \"q\" \\ $a ${b} #{c} `d` \n\t\r\0 é \u{202E} 👍 %!"

    @Test("Names are told apart, and each finds its language")
    func names() {
        #expect(Set(SampleLanguage.all.map(\.id)).count == SampleLanguage.all.count)
        #expect(Set(SampleLanguage.all.map(\.label)).count == SampleLanguage.all.count)
        for language in SampleLanguage.all { #expect(SampleLanguage.named(language.id)?.label == language.label) }
        #expect(SampleLanguage.named("cobol") == nil)
    }

    @Test(
        "R10: a literal is closed by nothing that stands in it",
        arguments: [
            (
                StringSyntax.python,
                #""it's \"q\" \\ $a ${b} #{c} `d` \n\t\r\u0000 é \u202e 👍 %!""#
            ),
            (StringSyntax.node, #""it's \"q\" \\ $a ${b} #{c} `d` \n\t\r\u{0} é \u{202e} 👍 %!""#),
            (StringSyntax.swift, #""it's \"q\" \\ $a ${b} #{c} `d` \n\t\r\u{0} é \u{202e} 👍 %!""#),
            (GoSample.syntax, #""it's \"q\" \\ $a ${b} #{c} `d` \n\t\r\u0000 é \u202e 👍 %!""#),
            (JavaSample.syntax, #""it's \"q\" \\ $a ${b} #{c} `d` \n\t\r\000 \u00e9 \u202e \ud83d\udc4d %!""#),
            (KotlinSample.syntax, #""it's \"q\" \\ \$a \${b} #{c} `d` \n\t\r\u0000 é \u202e 👍 %!""#),
            (CSharpSample.syntax, #""it's \"q\" \\ $a ${b} #{c} `d` \n\t\r\u0000 é \u202e 👍 %!""#),
            (RubySample.syntax, ##""it's \"q\" \\ $a ${b} \#{c} `d` \n\t\r\u{0} é \u{202e} 👍 %!""##),
            (PHPSample.syntax, #""it's \"q\" \\ \$a \${b} #{c} `d` \n\t\r\u{0} é \u{202e} 👍 %!""#),
            (RustSample.syntax, #""it's \"q\" \\ $a ${b} #{c} `d` \n\t\r\u{0} é \u{202e} 👍 %!""#),
            (DartSample.syntax, #""it's \"q\" \\ \$a \${b} #{c} `d` \n\t\r\u{0} é \u{202e} 👍 %!""#),
            (RSample.syntax, #""it's \"q\" \\ $a ${b} #{c} `d` \n\t\r\u0000 é \u202e 👍 %!""#),
        ])
    func literals(_ syntax: StringSyntax, _ expected: String) {
        #expect(syntax.literal(Self.hostile) == expected)
    }

    @Test("R10: where a text could end its own quotation, it stands in another")
    func blocks() {
        #expect(StringSyntax.python.block("a\n\"\"\"") == #""a\n\"\"\"""#)
        #expect(StringSyntax.python.block("a\n\"") == #""a\n\"""#)
        #expect(StringSyntax.python.block("a\n\\") == #""a\n\\""#)
        #expect(StringSyntax.python.block("a\n\\n") == "r\"\"\"a\n\\n\"\"\"")
        #expect(StringSyntax.node.block("a\n`${x}\\") == "`a\n\\`\\${x}\\\\`")
        #expect(StringSyntax.swift.block("a\n\\#(x)") == ##""a\n\\#(x)""##)
        #expect(GoSample.syntax.block("a\n`") == #""a\n`""#)
        #expect(KotlinSample.syntax.block("a\n$x") == "\"\"\"a\n${'$'}x\"\"\"")
        #expect(RubySample.syntax.block("a\nBODY\n") == #""a\nBODY\n""#)
        #expect(PHPSample.syntax.block("a\n  BODY; x") == #""a\n  BODY; x""#)
        #expect(RustSample.syntax.block("a\n\"#") == "r##\"a\n\"#\"##")
        #expect(DartSample.syntax.block("\na'") == #""\na'""#)
        #expect(RSample.syntax.block("a\n)\"") == #""a\n)\"""#)
        #expect(JavaSample.syntax.block("a \nb") == #""a \nb""#)
        #expect(JavaSample.syntax.block("{\n  \"a\\n\"\n}") == "\"\"\"\n{\n  \"a\\\\n\"\n}\"\"\"")
    }

    @Test("R10: bytes that are no text are written by their numbers, for a shell through printf")
    func bytes() throws {
        #expect(SampleText.printf([0, 255, 37, 92, 39, 10, 65]) == #"printf '\000\377%%\\'\''\nA'"#)
        #expect(SampleText.printf([45]) == "printf -- '-'")
        #expect(Base64Text.of([]) == "")
        #expect(Base64Text.of(Array("foob".utf8)) == "Zm9vYg==")
        #expect(Base64Text.of(Array("fooba".utf8)) == "Zm9vYmE=")
        #expect(Base64Text.of(Array("foobar".utf8)) == "Zm9vYmFy")
        var request = try Self.request("/b")
        request.body = [0xC3]
        request.bodySize = 1
        request.shape = .text
        #expect(SampleLanguage.curl.text(of: request).hasPrefix(#"printf '\303' | curl "#))
        #expect(SampleLanguage.requests.text(of: request).contains(#"data=b"\xc3","#))
        #expect(SampleLanguage.powershell.text(of: request).contains("-Body ([Convert]::FromBase64String('ww=='))"))
    }

    @Test("A3, R10: secrets are variables in every language, in every place", arguments: SampleLanguage.all.map(\.id))
    func secrets(_ id: String) throws {
        let language = try #require(SampleLanguage.named(id))
        var request = try Self.request("/me")
        request.query = [QueryPiece(name: "key", secret: Secret("canary-1"), variable: "PARTNER_KEY")]
        request.fields = [Field(name: "Authorization", prefix: "Basic ", secret: Secret("canary-2"), variable: "BASIC")]
        request.cookies = [Field(name: "sid", secret: Secret("canary-3"), variable: "SID")]
        let text = language.text(of: request)
        #expect(!text.contains("canary"))
        for name in ["PARTNER_KEY", "BASIC"] + (id == "javascript" ? [] : ["SID"]) { #expect(text.contains(name)) }
        #expect(!language.text(of: request, showing: .masked).contains("canary"))
        #expect(language.text(of: request.redacted()) == text)
        let revealed = language.text(of: request, showing: .revealed)
        for name in ["canary-1", "Basic canary-2"] { #expect(revealed.contains(name)) }
    }

    @Test("Two fields of one name are one where a language has a table for them (RFC 9110 section 5.3)")
    func duplicates() throws {
        var request = try Self.request("/d")
        request.fields = [Field(name: "X-A", value: "1"), Field(name: "x-a", value: "2")]
        #expect(SampleLanguage.requests.text(of: request).contains(#""X-A": "1, 2","#))
        #expect(SampleLanguage.go.text(of: request).contains(#"Add("x-a", "2")"#))
    }

    @Test("The prompt takes JSON on one line, and any other text of several lines from a file")
    func prompt() throws {
        var request = try Self.request("/c")
        request.shape = .text
        request.body = Array("{\n\"a\": 1\n}".utf8)
        request.bodySize = request.body.count
        #expect(SampleLanguage.curlCmd.text(of: request).contains(#"--data-binary ^"^@body.txt^""#))
        request.fields = [Field(name: "Content-Type", value: "application/json")]
        #expect(SampleLanguage.curlCmd.text(of: request).contains(##"--data-raw ^"{ \^"a\^": 1 }^""##))
    }

    @Test(
        "A body that is not kept any more is read from a file in every language",
        arguments: SampleLanguage.all.map(\.id))
    func lost(_ id: String) throws {
        var request = try Self.request("/l")
        request.method = .post
        request.shape = .text
        request.bodySize = 1_000_000
        let text = try #require(SampleLanguage.named(id)).text(of: request)
        #expect(id == "javascript" ? text.contains("input[type=file]") : text.contains("body.txt"))
    }

    private static func request(_ path: String) throws -> OutboundRequest {
        OutboundRequest(method: .get, origin: try Origin(parsing: "https://api.example.com"), path: path)
    }
}
