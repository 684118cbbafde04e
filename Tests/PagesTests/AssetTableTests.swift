import Foundation
import Markup
import OpenAPI
import TestSupport
import Testing

@testable import Pages

@Suite struct AssetTableTests {
    private static let folder = Repository.folder.appendingPathComponent("Resources/static")

    private static func files(_ folder: URL) -> [String: Data] {
        let walker = FileManager.default.enumerator(atPath: folder.path)
        var files: [String: Data] = [:]
        while let path = walker?.nextObject() as? String {
            if path.contains("."), let data = try? Data(contentsOf: folder.appendingPathComponent(path)) {
                files[path] = data
            }
        }
        return files
    }

    @Test func `the table holds the folder, byte for byte`() {
        let files = Self.files(Self.folder)
        let table = AssetTable.bundled()
        #expect(table.assets.map(\.path) == files.keys.sorted())
        for asset in table.assets {
            #expect(Data(asset.bytes) == files[asset.path], "\(asset.path)")
            #expect(asset.type == Asset.type(of: asset.path), "\(asset.path)")
        }
    }

    @Test func `the bundled descriptions are those of the folder`() {
        let files = Self.files(Repository.folder.appendingPathComponent("openapi"))
        #expect(AssetTable.bundledDescriptions().map(\.path).sorted() == files.keys.sorted())
    }

    @Test func `the version changes with any byte and with any name`() {
        let one = AssetTable([Asset(path: "a.css", type: "", bytes: [1])])
        #expect(one.version.utf8.count == 16)
        #expect(one.version == AssetTable([Asset(path: "a.css", type: "", bytes: [1])]).version)
        #expect(one.version != AssetTable([Asset(path: "a.css", type: "", bytes: [2])]).version)
        #expect(one.version != AssetTable([Asset(path: "b.css", type: "", bytes: [1])]).version)
        #expect(one["a.css"] != nil)
        #expect(one["../a.css"] == nil)
    }

    @Test("R13: scripts are short, write no markup and keep nothing in the browser")
    func scripts() {
        let scripts = AssetTable.bundled().assets.filter { $0.path.hasSuffix(".js") }
        #expect(scripts.count > 10)
        let forbidden = [
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "localStorage", "sessionStorage", "eval(",
            "new Function", "http://", "https://", "document.cookie", "</",
        ]
        for script in scripts {
            let text = String(decoding: script.bytes, as: UTF8.self)
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 150, "\(script.path)")
            for word in forbidden { #expect(!text.contains(word), "\(script.path): \(word)") }
            let isPolicy = text.contains("createPolicy") || text.contains("DOMParser")
            #expect(isPolicy == (script.path == "js/behaviors/fragment.js"), "\(script.path)")
        }
    }

    @Test("R7: stylesheets load nothing from elsewhere")
    func stylesheets() {
        for sheet in AssetTable.bundled().assets where sheet.path.hasSuffix(".css") {
            let text = String(decoding: sheet.bytes, as: UTF8.self)
            #expect(!text.contains("@import"))
            for piece in text.components("url(").dropFirst() { #expect(piece.hasPrefix("\"data:image/svg+xml,")) }
        }
    }

    @Test func `every icon that a page names has a rule`() async throws {
        let icons = String(decoding: try #require(AssetTable.bundled()["css/icons.css"]).bytes, as: UTF8.self)
        for page in try await Fixture().pages() {
            for element in try #require(Element.all(in: page.html.description)) {
                let names = element.attributes["class"]?.split(separator: " ").filter { $0.hasPrefix("icon-") } ?? []
                for name in names { #expect(icons.contains(".\(name) {"), "\(name)") }
            }
        }
    }
}
