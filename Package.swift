// swift-tools-version: 6.2
import PackageDescription

// A target imports what stands below it in this list of levels, never its own level, never above;
// ArchitectureTests reads every import line and holds the sources to it.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
    .treatWarning("DeprecatedDeclaration", as: .warning),
]

let asyncHTTPClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioTLS: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let serviceLifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
        swiftSettings: settings)
}

let package = Package(
    name: "portico",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "portico", targets: ["portico"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.10.0"),
    ],
    targets: [
        // Level 7
        .executableTarget(
            name: "portico",
            dependencies: [
                "Site", "Gate", "FleetAPI", "CAssets", "CVariadic", argumentParser, serviceLifecycle, logging,
                httpTypes,
            ],
            swiftSettings: settings),
        // Level 6
        library("Site", ["Pages", "Storage", "CAssets", "CZlib", hummingbird, nioCore, nioHTTPTypes]),
        library(
            "Gate",
            [
                "TokenDesk", "Storage", "Execution", "OpenAPI", "Egress", crypto, nioCore, nioPosix, nioHTTP1, nioSSL,
            ]),
        library("FleetAPI", [hummingbird, grdb, crypto, httpTypes, nioCore, logging, serviceLifecycle]),
        // Level 5
        library(
            "Pages",
            [
                "Markup", "SourceTree", "Egress", "JSONSchema", "JSONPath", "OpenAPI", "Execution", "Authorization",
                "TokenDesk",
                "CAssets",
            ]),
        library(
            "Storage", ["SourceTree", "Execution", "Authorization", "TokenDesk", "Egress", "CVariadic", grdb, crypto]),
        // Level 4
        library("Authorization", ["Execution", "OpenAPI", "Egress", crypto, httpTypes]),
        library("TokenDesk", ["OpenAPI", "SourceTree", "Egress", crypto, cryptoExtras]),
        // Level 3
        library("Execution", ["OpenAPI", "JSONSchema", "Egress", httpTypes]),
        // Level 2
        library("OpenAPI", ["JSONSchema", "SourceTree"]),
        library("JSONPath", ["JSONSchema", "SourceTree"]),
        // Level 1
        library("JSONSchema", ["SourceTree", "CPCRE2"]),
        // Level 0
        library("SourceTree", ["CLibYAML", "CByteMasks"]),
        library("Markup", ["CCMarkGFM"]),
        library(
            "Egress",
            [asyncHTTPClient, nioCore, nioPosix, nioSSL, nioTLS, nioHTTP1, "CBrotli", "CZlib", httpTypes]),

        // C, without logic
        .target(name: "CAssets"),
        .target(name: "CByteMasks"),
        .target(name: "CVariadic"),
        .systemLibrary(
            name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]),
        .systemLibrary(
            name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
        .systemLibrary(
            name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(
            name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

        // Tests
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .executableTarget(
            name: "TokenBenchmark", dependencies: ["Storage", "TokenDesk", "OpenAPI", "SourceTree", "Egress", grdb],
            path: "Tests/Benchmarks/Tokens", swiftSettings: settings),
        .executableTarget(
            name: "PageBenchmark", dependencies: ["Pages", "Markup", "Execution", "OpenAPI", "Egress"],
            path: "Tests/Benchmarks/Pages", swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: settings),
        tests("SourceTree", ["CByteMasks"]),
        tests("Markup"),
        tests("Egress", [nioCore, nioPosix, nioHTTP1, nioSSL, httpTypes]),
        tests("JSONSchema", ["SourceTree"]),
        tests("OpenAPI", ["SourceTree"]),
        tests("JSONPath", ["SourceTree"]),
        tests("Execution", ["OpenAPI", "SourceTree", "Egress", httpTypes]),
        tests("Authorization", ["OpenAPI", "SourceTree", "Execution", "Egress", httpTypes]),
        tests("TokenDesk", ["OpenAPI", "SourceTree", "Egress"]),
        tests("Storage", ["Authorization", "TokenDesk", "OpenAPI", "SourceTree", "Execution", "Egress", grdb]),
        tests("Pages", ["Egress", "Markup", "OpenAPI", "SourceTree", "Execution", "Authorization", "TokenDesk"]),
        tests(
            "Site",
            [
                "Storage", "Pages", "TokenDesk", "OpenAPI", "SourceTree", "Execution", "Egress", hummingbird,
                hummingbirdTesting, grdb, nioCore, nioPosix, logging,
            ]),
        tests(
            "Gate",
            [
                "TokenDesk", "Storage", "Execution", "OpenAPI", "SourceTree", "Egress", nioCore, nioPosix, nioHTTP1,
                nioSSL, nioEmbedded,
            ]),
        tests(
            "FleetAPI",
            [
                "SourceTree", hummingbird, hummingbirdTesting, grdb, crypto, httpTypes, nioCore, nioEmbedded, logging,
                serviceLifecycle,
            ]),
        tests(
            "portico",
            [
                "Site", "Gate", "FleetAPI", "Storage", "TokenDesk", "OpenAPI", "Execution", "Egress", "SourceTree",
                argumentParser,
                logging,
                serviceLifecycle, httpTypes, nioCore,
            ]),
    ],
    swiftLanguageModes: [.v6]
)
