import Foundation
import Testing

@testable import Pages

@Suite struct ScriptBundleTests {
    @Test func `a bundle holds every module it needs once, what is imported first`() {
        let assets = AssetTable([
            asset("js/files.js", "import { one, two as other } from \"./behaviors/a.js\";\none(other);"),
            asset(
                "js/behaviors/a.js",
                "import { deep } from \"./b.js\";\nexport function one(x) { return deep(x); }\nconst two = 2;\nexport { two };"
            ),
            asset("js/behaviors/b.js", "import { one } from \"./a.js\";\nexport async function deep(x) { return x; }"),
            asset("js/site.js", "never();"),
        ])
        let text = String(decoding: ScriptBundle(assets).bytes, as: UTF8.self)
        #expect(text.contains("const { one, two: other } = modules[\"js/behaviors/a.js\"];"))
        #expect(text.contains("return { one, two };"))
        #expect(text.contains("return { deep };"))
        #expect(!text.contains("never"))
        #expect(text.components(separatedBy: "modules[\"js/behaviors/a.js\"] = ").count == 2)
    }

    @Test func `the site's own bundle is a plain script`() {
        let text = String(decoding: ScriptBundle(.bundled()).bytes, as: UTF8.self)
        for line in text.split(separator: "\n") {
            #expect(!line.hasPrefix("import ") && !line.hasPrefix("export "), "\(line)")
        }
        for name in ["files", "behaviors/index", "behaviors/results", "behaviors/tabs", "behaviors/enhance"] {
            #expect(text.contains("modules[\"js/\(name).js\"] = "))
        }
    }

    private func asset(_ path: String, _ text: String) -> Asset {
        Asset(path: path, type: "", bytes: Array(text.utf8))
    }
}
