import Foundation
import Testing

@testable import Pages

@Suite struct StyleBundleTests {
    @Test func `every stylesheet of the site is in the one that pages load`() throws {
        let table = AssetTable.bundled()
        let bundle = String(decoding: try #require(table[StyleBundle.file]).bytes, as: UTF8.self)
        for asset in table.assets where asset.path.hasPrefix("css/") && asset.path != StyleBundle.file {
            #expect(bundle.contains(String(decoding: asset.bytes, as: UTF8.self)), "\(asset.path)")
        }
        #expect(bundle.hasPrefix("@layer "))
    }

    @Test func `every module of the site is in the one script that pages load, behind what it imports`() throws {
        let table = AssetTable.bundled()
        let script = String(decoding: try #require(table[ScriptBundle.site]).bytes, as: UTF8.self)
        #expect(!script.contains("import("))
        for line in script.split(separator: "\n") {
            #expect(!line.hasPrefix("import ") && !line.hasPrefix("export "), "\(line)")
            // A module is there before anything takes from it.
            guard line.hasPrefix("const {"), let path = line.components(separatedBy: "\"").dropFirst().first,
                let taken = script.range(of: line), let made = script.range(of: "modules[\"\(path)\"] = ")
            else { continue }
            #expect(made.lowerBound < taken.lowerBound, "\(line)")
        }
    }
}
