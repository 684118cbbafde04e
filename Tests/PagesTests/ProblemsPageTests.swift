import Foundation
import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite("Problems")
struct ProblemsPageTests {
    private static func text(_ count: Int) -> String {
        let schemas = (0..<count).map { #""S\#($0)":{"type":"integer","default":"<b>x</b>"}"# }.joined(separator: ",")
        return #"{"openapi":"3.1.0","info":{"title":"T","version":1},"components":{"schemas":{\#(schemas)}}}"#
    }

    private static func page(_ fixture: Fixture, _ filter: ProblemsFilter) -> String {
        ProblemsPage(frame: fixture.frame, document: fixture.document, filter: filter).html().description
    }

    @Test("A finding shows its rule, place, pointer and the line it stands in, as text")
    func finding() async throws {
        let fixture = try await Fixture(Self.text(1))
        let markup = Self.page(fixture, ProblemsFilter(severity: .warning, rule: "invalid-default"))
        #expect(markup.contains("invalid-default"))
        #expect(markup.contains("/components/schemas/S0/default"))
        #expect(markup.contains("&lt;b&gt;x"))
        #expect(!markup.contains("<b>x"))
        #expect(!markup.contains("wrong-type"))
    }

    @Test("Errors come before warnings, fifty a page, each page at its own address")
    func pages() async throws {
        let fixture = try await Fixture(Self.text(120))
        let first = Self.page(fixture, ProblemsFilter())
        #expect(first.contains("wrong-type"))
        #expect(first.contains("page=2"))
        let error = try #require(first.range(of: "rule=wrong-type"))
        let warning = try #require(first.range(of: "rule=invalid-default"))
        #expect(error.lowerBound < warning.lowerBound)
        let last = Self.page(fixture, ProblemsFilter(severity: .warning, page: 99))
        #expect(!last.contains(">Next<"))
        #expect(last.contains("severity=warning&amp;page=2"))
    }

    @Test("A description without findings says so")
    func nothing() async throws {
        let fixture = try await Fixture(#"{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{}}"#)
        #expect(Self.page(fixture, ProblemsFilter()).contains("Nothing is wrong with this description."))
    }
}
