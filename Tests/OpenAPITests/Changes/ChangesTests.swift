import TestSupport
import Testing

@testable import OpenAPI

@Suite("What changed between two versions")
struct ChangesTests {
    @Test("S10: schemas in cycles of different lengths are compared to an end")
    func cycles() async throws {
        let one = #"{"A": {"properties": {"next": \#(Versions.reference("A")), "v": {"type": "string"}}}}"#
        let two =
            #"{"A": {"properties": {"next": \#(Versions.reference("B")), "v": {"type": "string"}}}, "#
            + #""B": {"properties": {"next": \#(Versions.reference("A")), "v": {"type": "integer"}}}}"#
        let schema = ##"\##(Versions.reference("A"))"##
        let changes = try await Versions.changes(
            Versions.giving(schema, components: one), Versions.giving(schema, components: two))
        let told = changes.groups.flatMap(\.changes)
        #expect(told.map(\.path) == ["next.v"])
        #expect(!changes.isCut)
    }

    @Test("Every place of a change in a 2.0 description leads to what the author wrote")
    func oldPlaces() async throws {
        let old = try await Reading.document(
            """
            swagger: '2.0'
            info: {title: T, version: '1'}
            host: a.example
            paths:
              /a:
                post:
                  consumes: [application/json]
                  produces: [application/json]
                  parameters:
                    - {name: b, in: body, schema: {type: object, properties: {p: {type: string}}}}
                    - {name: q, in: query, type: array, items: {type: string}}
                  responses: {'200': {description: ok, schema: {type: string}}}
            """)
        let new = try await Reading.document(
            """
            openapi: 3.0.3
            info: {title: T, version: '2'}
            servers: [{url: 'https://b.example'}]
            paths:
              /a:
                post:
                  parameters: [{name: q, in: query, schema: {type: array, items: {type: integer}}}]
                  requestBody: {content: {application/json: {schema: {properties: {p: {type: integer}}}}}}
                  responses: {'200': {description: ok, content: {application/json: {schema: {type: integer}}}}}
            """)
        let changes = Changes(from: old, to: new).groups.flatMap(\.changes)
        #expect(changes.count > 3)
        for place in changes.compactMap(\.old) {
            #expect(old.node(at: .init(file: place.file, pointer: place.pointer)) != nil, "\(place.pointer)")
        }
    }

    @Test("S10: a schema made of itself alone is compared to an end")
    func selfReference() async throws {
        let schema = ##"\##(Versions.reference("A"))"##
        let old = ##"{"A": {"allOf": [\##(Versions.reference("A"))]}}"##
        let new = ##"{"A": {"oneOf": [\##(Versions.reference("A"))]}}"##
        let changes = try await Versions.changes(
            Versions.taking(schema, components: old), Versions.taking(schema, components: new))
        #expect(!changes.isCut)
    }

    @Test("S12: schemas that unfold to millions are compared once each")
    func explosion() async throws {
        func levels(_ last: String) -> String {
            var parts = (0..<12).map { level in
                let members = (0..<10).map { ##""p\##($0)": {"$ref": "#/components/schemas/L\##(level + 1)"}"## }
                return #""L\#(level)": {"properties": {\#(members.joined(separator: ", "))}}"#
            }
            parts.append(#""L12": {"type": "\#(last)"}"#)
            return "{\(parts.joined(separator: ", "))}"
        }
        let schema = ##"{"$ref": "#/components/schemas/L0"}"##
        let changes = try await Versions.changes(
            Versions.taking(schema, components: levels("string")),
            Versions.taking(schema, components: levels("integer")))
        #expect(Versions.told(changes) == ["type-changed breaking"])
    }

    @Test("S12: thousands of media types, responses, headers and alternatives of one operation are compared to an end")
    func width() async throws {
        func description(_ word: String) -> String {
            func list(_ text: (Int) -> String) -> String { (0..<3_000).map(text).joined(separator: ", ") }
            return #"""
                "paths": {"/a": {"get": {
                  "requestBody": {"content": {\#(list { #""x/\#(word)\#($0)": {}"# })}},
                  "security": [\#(list { #"{"\#(word)\#($0)": []}"# })],
                  "responses": {\#(list { #""\#(word)\#($0)": {"description": ""}"# }),
                    "200": {"description": "", "headers": {\#(list { #""\#(word)\#($0)": {}"# })}}}}}}
                """#
        }
        let changes = try await Versions.changes(description("a"), description("b"))
        #expect(changes.groups.count == 1)
        #expect(changes.count(.breaking) >= 3_000)
    }

    @Test("S12: beyond the limits the answer says that it is not whole")
    func limits() async throws {
        func properties(_ type: String) -> String {
            let members = (0..<50).map { #""p\#($0)": {"type": "\#(type)"}"# }
            return #"{"properties": {\#(members.joined(separator: ", "))}}"#
        }
        var limits = ChangeLimits()
        limits.changes = 10
        let few = try await Versions.changes(
            Versions.taking(properties("string")), Versions.taking(properties("integer")), limits: limits)
        #expect(few.groups.flatMap(\.changes).count == 10)
        #expect(few.isCut)
        limits = ChangeLimits()
        limits.pairs = 5
        let cut = try await Versions.changes(
            Versions.taking(properties("string")), Versions.taking(properties("integer")), limits: limits)
        #expect(cut.isCut)
        #expect(cut.groups.flatMap(\.changes).count < 50)
    }

    @Test("A description in 2.0 and the same one in 3.1 have no difference but in their addresses")
    func acrossVersions() async throws {
        let old = try await Reading.document(
            """
            {"swagger": "2.0", "info": {"title": "T", "version": "1"}, "host": "a.example", "schemes": ["https"],
             "consumes": ["application/json"], "produces": ["application/json"],
             "paths": {"/a": {"post": {
               "parameters": [{"name": "b", "in": "body", "required": true, "schema": {"$ref": "#/definitions/V"}},
                 {"name": "tags", "in": "query", "type": "array", "items": {"type": "string"}, "collectionFormat": "multi"}],
               "responses": {"200": {"description": "", "schema": {"$ref": "#/definitions/V"}}}}}},
             "definitions": {"V": {"type": "object", "properties": {"n": {"type": "integer", "minimum": 1,
               "exclusiveMinimum": true}, "v": {"$ref": "#/definitions/V"}}}}}
            """)
        let new = try await Reading.document(
            """
            {"openapi": "3.1.0", "info": {"title": "T", "version": "2"}, "servers": [{"url": "https://a.example"}],
             "paths": {"/a": {"post": {
               "parameters": [{"name": "tags", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}}],
               "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/V"}}}},
               "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/V"}}}}}}}},
             "components": {"schemas": {"V": {"type": "object", "properties": {"n": {"type": "integer",
               "exclusiveMinimum": 1}, "v": {"$ref": "#/components/schemas/V"}}}}}}
            """)
        #expect(Changes(from: old, to: new).groups.flatMap(\.changes).map(\.message) == [])
        #expect(Changes(from: new, to: old).isEmpty)
    }

    /// Kinds that are each other's opposite.
    static let opposites: [ChangeKind: ChangeKind] = [
        .operationAdded: .operationRemoved, .parameterAdded: .parameterRemoved, .mediaTypeAdded: .mediaTypeRemoved,
        .propertyAdded: .propertyRemoved, .typeWidened: .typeNarrowed, .enumValueAdded: .enumValueRemoved,
        .constraintTightened: .constraintLoosened, .becameNullable: .becameNonNullable, .variantAdded: .variantRemoved,
        .valuesRestricted: .valuesFreed, .serverAdded: .serverRemoved,
    ]

    @Test("What was added from one to the other was removed the other way round")
    func symmetry() async throws {
        for (old, new, _, _) in SchemaChangesTests.cases {
            let there = try await Versions.changes(Versions.taking(old), Versions.taking(new))
            let back = try await Versions.changes(Versions.taking(new), Versions.taking(old))
            let (forth, reverse) = (Self.kinds(there), Self.kinds(back))
            for (added, removed) in Self.opposites {
                #expect(forth[added, default: 0] == reverse[removed, default: 0], "\(old) → \(new): \(added)")
            }
        }
    }

    private static func kinds(_ changes: Changes) -> [ChangeKind: Int] {
        changes.groups.flatMap(\.changes).reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
    }

    @Test("A description of the corpus has no difference to itself", .enabled(if: Corpus.isPresent))
    func identity() async throws {
        let rows = CorpusTests.rows.filter { $0.operations < 300 && !CorpusTests.unreadable.contains($0.file) }
        for row in rows.enumerated().filter({ $0.offset % 10 == 0 }).map(\.element) {
            guard let old = try? await CorpusTests.read(row.file), let new = try? await CorpusTests.read(row.file)
            else { continue }
            let changes = Changes(from: old, to: new)
            #expect(changes.isEmpty, "\(row.file): \(changes.groups.first?.changes.first?.message ?? "")")
        }
    }
}
