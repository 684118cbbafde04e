import Foundation
import TestSupport
import Testing

/// The levels of the house: a target imports what stands below it, never its own level, never above.
enum ImportRule {
    static let levels: [String: Int] = [
        "portico": 7,
        "Site": 6, "Gate": 6, "FleetAPI": 6,
        "Pages": 5, "Storage": 5,
        "Authorization": 4, "TokenDesk": 4,
        "Execution": 3,
        "OpenAPI": 2, "JSONPath": 2,
        "JSONSchema": 1,
        "SourceTree": 0, "Markup": 0, "Egress": 0,
    ]

    /// The packages a target may import besides Foundation and the platform's own modules.
    static let packages: [String: Set<String>] = [
        "SourceTree": ["CLibYAML", "CByteMasks"],
        "Markup": ["CCMarkGFM"],
        "Egress": [
            "AsyncHTTPClient", "NIOCore", "NIOPosix", "NIOSSL", "NIOTLS", "NIOHTTP1", "HTTPTypes",
            "NIOConcurrencyHelpers",
            "CBrotli", "CZlib", "NIOFoundationCompat", "Logging",
        ],
        "JSONSchema": ["CPCRE2"],
        "OpenAPI": [],
        "JSONPath": [],
        "Execution": ["HTTPTypes"],
        "Authorization": ["Crypto", "HTTPTypes"],
        "TokenDesk": ["Crypto", "CryptoExtras"],
        "Pages": ["CAssets"],
        "Storage": ["GRDB", "GRDBSQLite", "CVariadic", "Crypto"],
        "Site": [
            "Hummingbird", "HummingbirdCore", "CAssets", "CZlib", "HTTPTypes", "NIOCore", "NIOHTTPTypes", "Logging",
            "ServiceLifecycle",
        ],
        "Gate": [
            "NIOCore", "NIOPosix", "NIOHTTP1", "NIOSSL", "Logging", "ServiceLifecycle", "Crypto",
            "NIOConcurrencyHelpers",
        ],
        "FleetAPI": [
            "Hummingbird", "HummingbirdCore", "GRDB", "Crypto", "HTTPTypes", "NIOCore", "Logging", "ServiceLifecycle",
        ],
        "portico": [
            "ArgumentParser", "ServiceLifecycle", "Logging", "CAssets", "CVariadic", "HTTPTypes", "NIOCore", "NIOPosix",
            "UnixSignals",
        ],
    ]

    static let platform: Set<String> = [
        "Foundation", "FoundationEssentials", "Dispatch", "Synchronization", "Glibc", "Musl", "Darwin", "Swift",
    ]

    /// What an import line of a source file breaks, nil when it is in order.
    static func violation(importing module: String, in target: String) -> String? {
        guard let own = levels[target] else { return "unknown target \(target)" }
        if let other = levels[module] {
            return other < own ? nil : "\(target) (level \(own)) imports \(module) (level \(other))"
        }
        if platform.contains(module) || packages[target]?.contains(module) == true { return nil }
        return "\(target) imports \(module), which is not among its packages"
    }

    /// The modules that the text imports, with access level, attribute or kind in front or not.
    static func modules(importedBy text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").map(String.init).drop {
                $0.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains($0)
            }
            guard words.first == "import" else { return nil }
            let name = words.dropFirst().drop {
                ["struct", "class", "enum", "protocol", "func", "typealias"].contains($0)
            }
            return name.first.map { String($0.split(separator: ".").first ?? "") }
        }
    }
}
