import Testing

@testable import SourceTree

@Suite("JSON Pointers (RFC 6901)")
struct JSONPointerTests {
    static let document =
        #"{"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8}"#

    @Test(
        "the examples of sections 5 and 6",
        arguments: [
            ("/foo/0", "#/foo/0", #""bar""#), ("/", "#/", "0"), ("/a~1b", "#/a~1b", "1"), ("/c%d", "#/c%25d", "2"),
            ("/e^f", "#/e%5Ef", "3"),
            ("/g|h", "#/g%7Ch", "4"), ("/i\\j", "#/i%5Cj", "5"), ("/k\"l", "#/k%22l", "6"), ("/ ", "#/%20", "7"),
            ("/m~0n", "#/m~0n", "8"),
            ("/foo", "#/foo", #"["bar","baz"]"#),
        ])
    func examples(text: String, fragment: String, json value: String) throws {
        let root = try json(Self.document).root
        let pointer = try JSONPointer(parsing: text)
        #expect(pointer.description == text)
        #expect(pointer.uriFragment == fragment)
        #expect(try JSONPointer(uriFragment: fragment) == pointer)
        #expect(try JSONPointer(uriFragment: String(fragment.dropFirst())) == pointer)
        #expect(root.node(at: pointer).map { String(decoding: $0.json(), as: UTF8.self) } == value)
    }

    @Test("the empty pointer is the root")
    func root() throws {
        let root = try json(Self.document).root
        #expect(try root.node(at: JSONPointer(parsing: "")) == root)
        #expect(try JSONPointer(uriFragment: "#").tokens.isEmpty)
        #expect(JSONPointer().uriFragment == "#")
    }

    @Test(
        "leads nowhere without a trap",
        arguments: [
            "/x", "/foo/2", "/foo/-", "/foo/-1", "/foo/01", "/foo/+1", "/foo/1e0", "/foo/", "/foo/0/x", "//",
            "/foo/99999999999999999999", "/foo/٠",
        ])
    func nowhere(text: String) throws {
        let pointer = try JSONPointer(parsing: text)
        #expect(try json(Self.document).root.node(at: pointer) == nil)
    }

    @Test("refuses what is no pointer", arguments: ["a", "a/b", "#/a", "/~", "/~2", "/a~", "/~/b"])
    func invalid(text: String) {
        let error = #expect(throws: SourceError.self) { try JSONPointer(parsing: text) }
        #expect(error?.code == .invalidPointer)
    }

    @Test("refuses what is no fragment", arguments: ["#a", "#/%", "#/%2", "#/%zz", "#/%FF", "#/%C3"])
    func invalidFragment(text: String) {
        #expect(throws: SourceError.self) { try JSONPointer(uriFragment: text) }
    }

    @Test("tokens that differ in bytes are different, in sets too")
    func byteEquality() {
        let composed = JSONPointer(tokens: ["\u{E9}"])
        let decomposed = JSONPointer(tokens: ["e\u{301}"])
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed, JSONPointer(tokens: ["\u{E9}"])]).count == 2)
        #expect(JSONPointer(tokens: ["a", "b"]) != JSONPointer(tokens: ["ab"]))
    }

    @Test("grows by a token or an index")
    func appending() {
        #expect(JSONPointer().appending("a/b").appending(3).description == "/a~1b/3")
        #expect(JSONPointer(tokens: ["~1", "ü"]).uriFragment == "#/~01/%C3%BC")
    }
}
