/// Modules as one plain script: a page that is opened from a disk may not load modules, for a file has no origin, and a page
/// of a server is ready sooner with one file to fetch than with one for each behaviour.
///
/// It reads the site's own modules only, which are written in one way: an import is one line, an export stands before a
/// function or a constant, or lists names at the end. A test holds them to it.
struct ScriptBundle {
    /// Where the script of pages that are kept as files stands among the assets.
    static let file = "js/files-bundle.js"
    /// The module that such pages begin with: the behaviours that need no server.
    static let fileEntry = "js/files.js"
    /// Where the script of all other pages stands.
    static let site = "js/site-bundle.js"
    /// The module that those begin with.
    static let siteEntry = "js/site.js"

    private let assets: AssetTable
    private var done: Set<String> = []
    private var text = "\"use strict\";\n(() => {\nconst modules = {};\n"

    init(_ assets: AssetTable, entry: String = ScriptBundle.fileEntry) {
        self.assets = assets
        add(entry)
        text += "})();\n"
    }

    /// The script.
    var bytes: [UInt8] { Array(text.utf8) }

    /// A module behind all that it imports.
    private mutating func add(_ path: String) {
        guard done.insert(path).inserted, let asset = assets[path] else { return }
        var body = ""
        var exports: [String] = []
        for line in String(decoding: asset.bytes, as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix("//") { continue }
            if let (names, target) = Self.imported(by: line, in: path) {
                add(target)
                body += "const { \(names) } = modules[\"\(target)\"];\n"
            } else if line.hasPrefix("export {") {
                exports += Self.names(between: line)
            } else if line.hasPrefix("export ") {
                let words = line.dropFirst("export ".count)
                let name = words.split(separator: " ").drop { ["async", "function", "const"].contains($0) }.first
                exports.append(String((name ?? "").prefix { $0.isLetter || $0.isNumber }))
                body += words + "\n"
            } else {
                body += line + "\n"
            }
        }
        text += "modules[\"\(path)\"] = (() => {\n\(body)return { \(exports.joined(separator: ", ")) };\n})();\n"
    }

    /// What a line imports, as the members of an object pattern, and the module's path.
    private static func imported(by line: Substring, in path: String) -> (names: String, target: String)? {
        guard line.hasPrefix("import {") else { return nil }
        let parts = line.split(separator: "\"")
        guard parts.count > 1 else { return nil }
        let names = names(between: line).map { name in
            let words = name.split(separator: " ")
            return words.count == 3 ? "\(words[0]): \(words[2])" : name
        }
        var folders = path.split(separator: "/").dropLast()
        for step in parts[1].split(separator: "/") {
            switch step {
            case ".": break
            case "..": folders = folders.dropLast()
            default: folders.append(step)
            }
        }
        return (names.joined(separator: ", "), folders.joined(separator: "/"))
    }

    /// The names that stand in braces.
    private static func names(between line: Substring) -> [String] {
        guard let open = line.firstIndex(of: "{"), let close = line.lastIndex(of: "}"), open < close else { return [] }
        return line[line.index(after: open)..<close].split(separator: ",").map { name in
            name.split(separator: " ").joined(separator: " ")
        }
    }
}
