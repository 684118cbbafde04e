import Execution
import OpenAPI
import Testing

/// The examples of the XML Object (OpenAPI 3.2.0 section 4.26.6), from a body's JSON to its XML.
@Suite("XML from a value")
struct XMLWriterTests {
    private static func written(
        _ schema: String, _ json: String, version: String = "3.2.0", components: String = "{}"
    ) async throws -> String {
        let text = """
            openapi: \(version)
            servers: [{url: "http://api.test"}]
            paths:
              /items:
                post: {requestBody: {content: {application/xml: {schema: \(schema)}}}, responses: {}}
            components: {schemas: \(components)}
            """
        let operation = try #require(try await document(text).operations.first)
        let call = Call(operation: operation, body: .value(mediaType: "application/xml", json, files: [:]))
        return try request(for: call).text
    }

    private static func pets(_ animals: String) -> String {
        "{type: object, xml: {name: document}, properties: {animals: \(animals)}}"
    }

    @Test(
        "Lists: names, wrappers, and the older spelling",
        arguments: [
            (
                "{type: array, items: {type: string}}",
                "<animals>dog</animals><animals>cat</animals><animals>hamster</animals>"
            ),
            (
                "{type: array, items: {type: string, xml: {name: animal}}}",
                "<animal>dog</animal><animal>cat</animal><animal>hamster</animal>"
            ),
            (
                "{type: array, xml: {name: aliens}, items: {type: string, xml: {name: animal}}}",
                "<animal>dog</animal><animal>cat</animal><animal>hamster</animal>"
            ),
            (
                "{type: array, xml: {nodeType: element}, items: {type: string}}",
                "<animals><animals>dog</animals><animals>cat</animals><animals>hamster</animals></animals>"
            ),
            (
                "{type: array, xml: {nodeType: element}, items: {type: string, xml: {name: animal}}}",
                "<animals><animal>dog</animal><animal>cat</animal><animal>hamster</animal></animals>"
            ),
            (
                "{type: array, xml: {name: aliens, nodeType: element}, items: {type: string, xml: {name: animal}}}",
                "<aliens><animal>dog</animal><animal>cat</animal><animal>hamster</animal></aliens>"
            ),
            (
                "{type: array, xml: {name: aliens, nodeType: element}, items: {type: string}}",
                "<aliens><aliens>dog</aliens><aliens>cat</aliens><aliens>hamster</aliens></aliens>"
            ),
            (
                "{type: array, xml: {name: aliens, wrapped: true}, items: {type: string}}",
                "<aliens><aliens>dog</aliens><aliens>cat</aliens><aliens>hamster</aliens></aliens>"
            ),
        ])
    func lists(_ schema: String, _ expected: String) async throws {
        let written = try await Self.written(Self.pets(schema), #"{"animals":["dog","cat","hamster"]}"#)
        #expect(written == "<document>\(expected)</document>")
    }

    @Test("Attributes, prefixes and namespaces; the root is named by its component")
    func names() async throws {
        let person = """
            {Person: {type: object, properties: {id: {type: integer, xml: {attribute: true}}, \
            name: {type: string, xml: {namespace: 'https://example.com/schema/sample', prefix: sample}}}}}
            """
        let expected =
            #"<Person id="123"><sample:name xmlns:sample="https://example.com/schema/sample">example</sample:name></Person>"#
        for version in ["3.0.4", "3.1.1", "3.2.0"] {
            let written = try await Self.written(
                "{$ref: '#/components/schemas/Person'}", #"{"id":123,"name":"example"}"#, version: version,
                components: person)
            #expect(written == expected)
        }
    }

    @Test("A property that is only a reference is named by itself, since 3.2 by its component")
    func references() async throws {
        let components = "{Tag: {type: object, properties: {id: {type: integer}}}}"
        let schema = "{type: object, xml: {name: pet}, properties: {label: {$ref: '#/components/schemas/Tag'}}}"
        let old = try await Self.written(
            schema, #"{"label":{"id":1}}"#, version: "3.1.1", components: components)
        #expect(old == "<pet><label><id>1</id></label></pet>")
        let new = try await Self.written(schema, #"{"label":{"id":1}}"#, components: components)
        #expect(new == "<pet><Tag><id>1</id></Tag></pet>")
    }

    @Test("Texts, attributes beside them, and sections")
    func texts() async throws {
        let animals = """
            {type: array, xml: {nodeType: element, name: animals}, items: {xml: {name: animal}, properties: \
            {kind: {type: string, xml: {nodeType: attribute}}, name: {type: string, xml: {nodeType: text}}}}}
            """
        let written = try await Self.written(
            animals, #"[{"kind":"Cat","name":"Fluffy"},{"kind":"D\"g","name":"<Fido&>"}]"#)
        #expect(
            written
                == #"<animals><animal kind="Cat">Fluffy</animal><animal kind="D&quot;g">&lt;Fido&amp;&gt;</animal></animals>"#
        )
        let section = try await Self.written(
            "{$ref: '#/components/schemas/Docs'}", #"{"content":"<b>]]></b>"}"#,
            components: "{Docs: {type: object, properties: {content: {type: string, xml: {nodeType: cdata}}}}}")
        #expect(section == "<Docs><![CDATA[<b>]]]]><![CDATA[></b>]]></Docs>")
        let named = try await Self.written(
            "{xml: {nodeType: element, name: Updated}, $ref: '#/components/schemas/Docs'}", #"{"content":"x"}"#,
            components: """
                {Docs: {xml: {nodeType: none}, type: object, \
                properties: {content: {type: string, xml: {nodeType: cdata}}}}}
                """)
        #expect(named == "<Updated><![CDATA[x]]></Updated>")
    }

    @Test("Ordered elements, texts between them, and null")
    func order() async throws {
        let three = """
            {xml: {nodeType: element, name: OneTwoThree}, type: array, prefixItems: [{xml: {name: One}, type: string}, \
            {xml: {name: Two}, type: object, properties: {unit: {type: string, xml: {nodeType: attribute}}, \
            value: {type: number, xml: {nodeType: text}}}}, {xml: {name: Three}, type: [boolean, 'null']}]}
            """
        let written = try await Self.written(three, #"["Some text",{"unit":"cubits","value":42},null]"#)
        let null = #"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true""#
        #expect(
            written
                == #"<OneTwoThree><One>Some text</One><Two unit="cubits">42</Two><Three \#(null)/></OneTwoThree>"#)
        let report = """
            {xml: {nodeType: element, name: Report}, type: array, prefixItems: [{xml: {nodeType: text}, type: string}, \
            {xml: {name: data}, type: number}, {xml: {nodeType: text}, type: string}]}
            """
        #expect(
            try await Self.written(report, #"["Some preamble text.",42,"Some postamble text."]"#)
                == "<Report>Some preamble text.<data>42</data>Some postamble text.</Report>")
    }

    @Test(
        "An attribute's prefix is declared, once; no name comes twice; line ends last (XML sections 3.1 and 3.3.3)",
        arguments: [
            (
                "{xml: {name: r}, properties: {a: {xml: {attribute: true, prefix: p, namespace: urn:n}}}}", #"{"a":1}"#,
                #"<r xmlns:p="urn:n" p:a="1"/>"#
            ),
            (
                "{xml: {name: r, prefix: p, namespace: urn:n}, properties: {a: {xml: {attribute: true, prefix: p, "
                    + "namespace: urn:n}}}}",
                #"{"a":1}"#, #"<p:r xmlns:p="urn:n" p:a="1"/>"#
            ),
            (
                "{xml: {name: r}, properties: {a: {xml: {attribute: true, namespace: urn:n}}, "
                    + "b: {xml: {attribute: true, name: a}}}}",
                #"{"a":1,"b":2}"#, #"<r a="1"/>"#
            ),
            (
                "{xml: {name: r}, properties: {a: {xml: {attribute: true}}}}", #"{"a":"x\n\ty"}"#,
                #"<r a="x&#10;&#9;y"/>"#
            ),
        ])
    func attributes(_ schema: String, _ json: String, _ expected: String) async throws {
        #expect(try await Self.written(schema, json, version: "3.0.4") == expected)
    }

    @Test("XML that was typed stays as it is, a text becomes the root's content")
    func typed() async throws {
        #expect(try await Self.written("{type: object}", #""<a> b </a>""#) == "<a> b </a>")
        #expect(try await Self.written("{type: string, xml: {name: note}}", #""a < b""#) == "<note>a &lt; b</note>")
    }

    @Test("Names that XML does not allow are replaced, and control characters too (THREATS X1)")
    func characters() async throws {
        let written = try await Self.written("{xml: {name: r}}", #"{"a b":"x\u0001","<!--":1}"#)
        #expect(written == "<r><item>x\u{FFFD}</item><item>1</item></r>")
    }
}
