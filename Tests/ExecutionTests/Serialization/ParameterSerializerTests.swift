import OpenAPI
import Testing

@testable import Execution

/// The serializer by itself; see ``StyleTableTests`` for whole requests and ``URITemplateTests`` for RFC 6570.
@Suite("ParameterSerializer")
struct ParameterSerializerTests {
    static let primitive = "blue"
    static let array = ["blue", "black", "brown"]
    static let object = ["R", "100", "G", "200", "B", "150"]

    static func shape(_ kind: String) throws -> ParameterShape {
        switch kind {
        case "empty": return .primitive("")
        case "string": return .primitive(primitive)
        case "array": return try .read(.array(array))
        default: return try .read(.json(#"{"R":100,"G":200,"B":150}"#))
        }
    }

    static func serializer(_ style: Style, _ explodes: Bool, reserved: Bool = false) -> ParameterSerializer {
        ParameterSerializer(name: "color", style: style, explodes: explodes, allowsReserved: reserved)
    }

    @Test(
        "The specification's style table, paths",
        arguments: [
            (Style.matrix, false, "empty", ";color"), (.matrix, false, "string", ";color=blue"),
            (.matrix, false, "array", ";color=blue,black,brown"),
            (.matrix, false, "object", ";color=R,100,G,200,B,150"),
            (.matrix, true, "empty", ";color"), (.matrix, true, "string", ";color=blue"),
            (.matrix, true, "array", ";color=blue;color=black;color=brown"),
            (.matrix, true, "object", ";R=100;G=200;B=150"),
            (.label, false, "empty", "."), (.label, false, "string", ".blue"),
            (.label, false, "array", ".blue,black,brown"), (.label, false, "object", ".R,100,G,200,B,150"),
            (.label, true, "array", ".blue.black.brown"), (.label, true, "object", ".R=100.G=200.B=150"),
            (.simple, false, "string", "blue"), (.simple, false, "array", "blue,black,brown"),
            (.simple, false, "object", "R,100,G,200,B,150"), (.simple, true, "array", "blue,black,brown"),
            (.simple, true, "object", "R=100,G=200,B=150"),
        ])
    func paths(_ style: Style, _ explodes: Bool, _ kind: String, _ expected: String) throws {
        #expect(Self.serializer(style, explodes).path(try Self.shape(kind)) == expected)
    }

    @Test(
        "The specification's style table, queries",
        arguments: [
            (Style.form, false, "empty", "color="), (.form, false, "string", "color=blue"),
            (.form, false, "array", "color=blue,black,brown"), (.form, false, "object", "color=R,100,G,200,B,150"),
            (.form, true, "empty", "color="), (.form, true, "array", "color=blue&color=black&color=brown"),
            (.form, true, "object", "R=100&G=200&B=150"),
            (.spaceDelimited, false, "array", "color=blue%20black%20brown"),
            (.spaceDelimited, false, "object", "color=R%20100%20G%20200%20B%20150"),
            (.pipeDelimited, false, "array", "color=blue%7Cblack%7Cbrown"),
            (.pipeDelimited, false, "object", "color=R%7C100%7CG%7C200%7CB%7C150"),
            (.pipeDelimited, true, "array", "color=blue&color=black&color=brown"),
            (.deepObject, true, "object", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        ])
    func queries(_ style: Style, _ explodes: Bool, _ kind: String, _ expected: String) throws {
        #expect(Self.serializer(style, explodes).query(try Self.shape(kind)).joined(separator: "&") == expected)
    }

    @Test("Headers are simple and nothing in them is percent-encoded")
    func headers() throws {
        #expect(Self.serializer(.simple, false).header(.primitive("a b/ü")) == "a b/ü")
        #expect(Self.serializer(.simple, false).header(try Self.shape("array")) == "blue,black,brown")
        #expect(Self.serializer(.simple, true).header(try Self.shape("object")) == "R=100,G=200,B=150")
    }

    @Test("Cookies: form is percent-encoded, exploded values are cookies of their own")
    func cookies() throws {
        let form = Self.serializer(.form, false).cookies(.primitive("a b;c"))
        #expect(form.map { $0.name + "=" + $0.value } == ["color=a%20b%3Bc"])
        let many = Self.serializer(.cookie, true).cookies(try Self.shape("object"))
        #expect(many.map { $0.name + "=" + $0.value } == ["R=100", "G=200", "B=150"])
    }

    @Test("A name without a value stands without an equals sign in matrix (RFC 6570 section 3.2.7)")
    func emptyMatrix() throws {
        #expect(Self.serializer(.matrix, true).path(try .read(.json(#"{"R":"","G":1}"#))) == ";R;G=1")
        #expect(Self.serializer(.matrix, true).path(try .read(.json(#"["","a"]"#))) == ";color;color=a")
    }

    @Test("Parts of a multipart body have names and values as they are")
    func parts() throws {
        let shape = try ParameterShape.read(.json(#"{"a b":"x y","c":[1]}"#))
        let deep = Self.serializer(.deepObject, true).parts(shape)
        #expect(deep.map { $0.name + "=" + $0.value } == ["color[a b]=x y", "color[c][0]=1"])
        let piped = Self.serializer(.pipeDelimited, false).parts(try .read(.array(["a b", "c"])))
        #expect(piped.map { $0.name + "=" + $0.value } == ["color=a b|c"])
    }

    @Test("Deep objects go on in further brackets")
    func deepObjects() throws {
        let shape = try ParameterShape.read(.json(#"{"a":{"b":[1,2],"c":{}},"d e":"&"}"#))
        let expected =
            "color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D=2&color%5Ba%5D%5Bc%5D=%7B%7D&color%5Bd%20e%5D=%26"
        #expect(Self.serializer(.deepObject, true).query(shape).joined(separator: "&") == expected)
    }

    @Test(
        "allowReserved keeps reserved characters and triplets; in a path never what would leave the segment (THREATS X3)"
    )
    func reserved() {
        let text = ParameterShape.primitive(":/?#[]@!$&'()*+,;=%2F% é")
        let query = Self.serializer(.form, false, reserved: true).query(text)
        #expect(query == ["color=:/?%23[]@!$&'()*+,;=%2F%25%20%C3%A9"])
        let path = Self.serializer(.simple, false, reserved: true).path(text)
        #expect(path == ":%2F%3F%23[]@!$&'()*+,;=%2F%25%20%C3%A9")
    }

    @Test("Lists without elements are not written at all")
    func undefined() throws {
        for style in Style.allCases {
            #expect(Self.serializer(style, true).query(try .read(.array([]))).isEmpty)
            #expect(Self.serializer(style, false).path(try .read(.json("{}"))).isEmpty)
        }
    }
}
