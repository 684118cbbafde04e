import Foundation
import OpenAPI
import Pages

/// One line for each operation page of many descriptions, with a digest of its bytes: two builds, or two runs of one, that
/// print the same wrote the same pages.
struct DigestRun {
    /// Operations of one description.
    private static let limit = 400

    private let folder: String
    private let files: [String]

    init(folder: String, files: [String]) throws {
        self.folder = folder
        self.files = files.isEmpty ? try SpecificationList.files(in: folder) : files
    }

    func print() async {
        for file in files {
            guard let described = try? await Described(file: folder + "/" + file) else { continue }
            for operation in described.operations(limit: Self.limit) {
                let page = described.page(of: operation)
                let digest = String(Self.digest(page), radix: 16)
                Swift.print("\(file)\t\(operation.method) \(operation.path)\t\(page.count)\t\(digest)")
            }
        }
    }

    /// Writes the pages of one operation for every file as they are.
    func write(_ title: String) async {
        for file in files {
            guard let described = try? await Described(file: folder + "/" + file) else { continue }
            for operation in described.operations(limit: .max) where "\(operation.method) \(operation.path)" == title {
                FileHandle.standardOutput.write(Data(described.page(of: operation)))
            }
        }
    }

    /// FNV-1a over 64 bits.
    private static func digest(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
