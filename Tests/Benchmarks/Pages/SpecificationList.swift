import Foundation

/// The descriptions that a folder's `specs.tsv` lists.
enum SpecificationList {
    static func files(in folder: String) throws -> [String] {
        let list = try String(contentsOfFile: folder + "/specs.tsv", encoding: .utf8)
        return list.split(separator: "\n").dropFirst().compactMap { line in
            line.split(separator: "\t").first.map(String.init)
        }
    }
}
