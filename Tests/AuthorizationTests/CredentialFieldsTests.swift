import Execution
import OpenAPI
import Testing

@testable import Authorization

@Suite("Entered credentials")
struct CredentialFieldsTests {
    static let header = CredentialForm.apiKey(location: .header, name: "X-API-Key")
    static let cookie = CredentialForm.apiKey(location: .cookie, name: "sid")
    static let query = CredentialForm.apiKey(location: .query, name: "api_key")

    @Test(
        "A kind of scheme says how it is entered",
        arguments: [
            (SecurityScheme.Kind.http(scheme: "basic", bearerFormat: nil), CredentialForm.basic),
            (.http(scheme: "bearer", bearerFormat: "JWT"), .bearer), (.oauth2([]), .bearer),
            (.openIDConnect(url: "https://id.example"), .bearer),
            (.apiKey(location: .query, name: "k"), .apiKey(location: .query, name: "k")),
        ])
    func forms(kind: SecurityScheme.Kind, form: CredentialForm) {
        #expect(CredentialForm(kind) == form)
    }

    @Test(
        "What cannot be presented says so",
        arguments: [SecurityScheme.Kind.http(scheme: "hoba", bearerFormat: nil), .mutualTLS, .unknown("x")])
    func unsupported(kind: SecurityScheme.Kind) {
        let error = #expect(throws: AuthorizationError.self) {
            try CredentialFields(value: "v").credential(for: CredentialForm(kind))
        }
        #expect(error?.code == .unsupported)
    }

    @Test(
        "A pasted Bearer is taken off with a note",
        arguments: [
            ("Bearer abc", "abc", 1), ("bearer  abc", "abc", 1), ("BEARER abc\n", "abc", 2), ("abc", "abc", 0),
            (" abc ", "abc", 1), ("Bearerabc", "Bearerabc", 0), ("1|abc", "1|abc", 0),
        ])
    func bearerPrefix(pasted: String, token: String, notes: Int) throws {
        let entered = try CredentialFields(value: pasted).credential(for: .bearer)
        #expect(entered.credential == .bearer(Secret(token)))
        #expect(entered.notes.count == notes)
    }

    @Test("An API key keeps its Bearer, and blanks around it go")
    func apiKeyValue() throws {
        let entered = try CredentialFields(value: "\tBearer abc \r\n").credential(for: Self.header)
        #expect(entered.credential == .apiKey(Secret("Bearer abc")))
    }

    @Test(
        "Values that would break out of their place are refused and not repeated (THREATS A12, X1)",
        arguments: [
            (header, "canary\r\nX: 1", AuthorizationError.Code.characters), (header, "canary\0", .characters),
            (header, "canary\u{1B}", .characters), (header, "canäry", .characters),
            (header, "canary\u{7F}x", .characters),
            (header, "canary\u{2028}x", .characters), (cookie, "canary; x=1", .characters),
            (cookie, "\"canary\"", .characters), (cookie, "can ary", .characters), (cookie, "can,ary", .characters),
            (.bearer, "canary other", .characters), (.bearer, "canary\nother", .characters), (header, "", .empty),
            (header, "  \n", .empty), (.bearer, "Bearer ", .empty), (.bearer, "bearer", .empty),
            (query, String(repeating: "c", count: 8193), .tooLong),
        ])
    func refused(form: CredentialForm, value: String, code: AuthorizationError.Code) {
        let error = #expect(throws: AuthorizationError.self) {
            try CredentialFields(value: value).credential(for: form)
        }
        #expect(error?.code == code)
        #expect(error?.field == .value)
        #expect(error?.message.contains("canary") == false)
    }

    @Test("8 KiB are taken, and a query takes what a cookie does not (THREATS A12)")
    func accepted() throws {
        let long = String(repeating: "c", count: 8192)
        #expect(try CredentialFields(value: long).credential(for: Self.header).credential == .apiKey(Secret(long)))
        #expect(try CredentialFields(value: "a;b c").credential(for: Self.query).credential == .apiKey(Secret("a;b c")))
    }

    @Test(
        "A description's key name cannot be a field that frames or routes a message (THREATS A12)",
        arguments: [
            "Host", "content-length", "Transfer-Encoding", "Connection", "Cookie", "Set-Cookie", "Proxy-Authorization",
            "TE", "Upgrade", "Expect", "Content-Type", "X\r\nY", "X Y", "X:Y", "", "Ü", "portico-caller",
            "Portico_Caller",
            String(repeating: "x", count: 257),
        ])
    func names(name: String) {
        let error = #expect(throws: AuthorizationError.self) {
            try CredentialFields(value: "v").credential(for: .apiKey(location: .header, name: name))
        }
        #expect(error?.code == .name)
        #expect(error?.field == nil)
    }

    @Test("A cookie's name is a token, a parameter's only not empty")
    func otherNames() throws {
        for (location, name) in [(Parameter.Location.cookie, "a=b"), (.cookie, "a;b"), (.cookie, ""), (.query, "")] {
            #expect(throws: AuthorizationError.self) {
                try CredentialFields(value: "v").credential(for: .apiKey(location: location, name: name))
            }
        }
        _ = try CredentialFields(value: "v").credential(for: .apiKey(location: .query, name: "key[]"))
        _ = try CredentialFields(value: "v").credential(for: .apiKey(location: .header, name: "Authorization"))
    }

    @Test(
        "A user has no colon, and neither text a control character (THREATS A12, RFC 7617)",
        arguments: [
            ("a:b", "p", AuthorizationError.Field.user, AuthorizationError.Code.characters),
            ("a\nb", "p", .user, .characters), ("a", "p\0", .password, .characters), ("", "", .user, .empty),
            (String(repeating: "a", count: 8193), "", .user, .tooLong),
            ("", String(repeating: "a", count: 8193), .password, .tooLong),
        ])
    func basic(user: String, password: String, field: AuthorizationError.Field, code: AuthorizationError.Code) {
        let error = #expect(throws: AuthorizationError.self) {
            try CredentialFields(user: user, password: password).credential(for: .basic)
        }
        #expect(error?.field == field)
        #expect(error?.code == code)
    }

    @Test("A password may hold colons, blanks and letters of any script, and either text may be missing")
    func basicAccepted() throws {
        for (user, password) in [("anna", "a:b ü"), ("anna", ""), ("", "key")] {
            let entered = try CredentialFields(user: user, password: password).credential(for: .basic)
            #expect(entered.credential == .basic(user: user, password: Secret(password)))
        }
    }
}
