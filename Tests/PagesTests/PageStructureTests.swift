import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite struct PageStructureTests {
    static let names = [
        "catalog", "overview", "tag", "operation", "operation with result", "schema", "authorize", "exchange", "search",
        "changes", "problems", "error", "refused", "sign-in", "password", "join first", "join", "account", "users",
        "no users",
        "new user", "invitation", "user", "user change", "audit", "no events",
    ]

    private static func page(_ name: String) async throws -> HTML? {
        try await (Fixture().pages() + DeskFixture.pages()).first { $0.name == name }?.html
    }

    private func elements(_ name: String) async throws -> [Element] {
        let markup = try #require(try await Self.page(name)).description
        return try #require(Element.all(in: markup), "every element is closed by its own tag")
    }

    @Test(arguments: names) func `a page has one main, one first heading and a header`(_ name: String) async throws {
        let elements = try await elements(name)
        #expect(elements.filter { $0.name == "main" }.count == 1)
        #expect(elements.filter { $0.name == "h1" }.count == 1)
        #expect(elements.filter { $0.name == "header" && $0.attributes["class"] == "top" }.count == 1)
        #expect(elements.first { $0.name == "html" }?.attributes["lang"] == "en")
        #expect(elements.filter { $0.name == "title" }.count == 1)
    }

    @Test(arguments: names) func `headings descend one level at a time`(_ name: String) async throws {
        var level = 0
        for element in try await elements(name) where !element.ancestors.contains("dialog") {
            guard element.name.count == 2, element.name.first == "h", let next = Int(element.name.suffix(1)) else {
                continue
            }
            #expect(next <= level + 1, "h\(next) after h\(level)")
            level = next
        }
    }

    @Test(arguments: names) func `ids occur once and point at something`(_ name: String) async throws {
        let elements = try await elements(name)
        let ids = elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for reference in elements.flatMap({ [$0.attributes["for"], $0.attributes["aria-labelledby"]] }) {
            guard let reference else { continue }
            #expect(ids.contains(reference))
        }
    }

    @Test(arguments: names) func `every input has a name for those who cannot see it`(_ name: String) async throws {
        let elements = try await elements(name)
        let labelled = Set(elements.filter { $0.name == "label" }.compactMap { $0.attributes["for"] })
        for input in elements where ["input", "select", "textarea"].contains(input.name) {
            if input.attributes["type"] == "hidden" { continue }
            let isNamed =
                input.has("aria-label") || input.ancestors.contains("label")
                || input.attributes["id"].map(labelled.contains) == true
            #expect(isNamed, "\(input.attributes)")
        }
        for button in elements where button.name == "button" && !button.has("aria-label") {
            #expect(button.attributes["class"]?.contains("button") == true)
        }
    }

    @Test("R5, R6, R13: no inline script, style or handler", arguments: names)
    func noInlineCode(_ name: String) async throws {
        let elements = try await elements(name)
        let scripts = elements.filter { $0.name == "script" }
        #expect(scripts.count == 1)
        #expect(scripts.first?.attributes["nonce"] == "the-nonce")
        #expect(scripts.first?.attributes["src"] == "/assets/v/js/site-bundle.js")
        #expect(!elements.contains { ["style", "iframe", "object", "embed", "base"].contains($0.name) })
        #expect(!elements.contains { $0.has("style") })
        #expect(!elements.contains { $0.attributes.keys.contains { $0.hasPrefix("on") } })
    }

    @Test("N5: every form that posts carries the session's token", arguments: names)
    func token(_ name: String) async throws {
        let markup = try #require(try await Self.page(name)).description
        for form in markup.components("<form ").dropFirst() where form.prefix(200).contains("method=\"post\"") {
            let content = form.components("</form>")[0]
            #expect(content.contains("name=\"csrf\" value=\"the-token\""))
        }
    }
}

extension String {
    /// The pieces between a separator.
    func components(_ separator: String) -> [String] {
        var pieces: [String] = []
        var rest = Substring(self)
        while let range = rest.firstRange(of: separator) {
            pieces.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return pieces + [String(rest)]
    }
}
