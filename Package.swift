// swift-tools-version: 6.2
import PackageDescription

/// Every target: Swift 6, warnings are errors, and the upcoming features that make access and isolation explicit.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// Targets that may not hold unsafe code: all but Platform, Transfers, FeedParsing and Text.
let fenced: [SwiftSetting] = house + [.strictMemorySafety()]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "lookout",
    products: [
        .executable(name: "lookout", targets: ["lookout"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    ],
    targets: [
        // 0: system libraries, a module map and a shim header each.
        .systemLibrary(
            name: "CCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev", "zlib1g-dev"])]
        ),
        .systemLibrary(
            name: "CLibXML2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"])]
        ),
        .systemLibrary(
            name: "CCrypto",
            pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"])]
        ),

        .systemLibrary(name: "CLinux"),

        // 1: the vocabulary and bytes; no I/O.
        .target(name: "LookoutModel", swiftSettings: fenced),
        .target(name: "Text", dependencies: ["CCrypto"], swiftSettings: house),

        // 2: siblings, which never import each other.
        .target(
            name: "Platform",
            dependencies: ["CLinux", "LookoutModel", "Text"],
            // What a marked document makes the parser do in tests; never in a release, unless it is asked for by
            // -Xswiftc -DFAILPOINTS.
            swiftSettings: house + [.define("FAILPOINTS", .when(configuration: .debug))]
        ),
        .target(name: "Transfers", dependencies: ["CCurl", "LookoutModel", "Text"], swiftSettings: house),
        .target(name: "FeedParsing", dependencies: ["CLibXML2", "LookoutModel", "Text"], swiftSettings: house),
        .target(name: "Rules", dependencies: ["LookoutModel", "Text", yams], swiftSettings: fenced),
        .target(name: "Stories", dependencies: ["LookoutModel", "Text"], swiftSettings: fenced),
        .target(name: "Storage", dependencies: ["LookoutModel", "Text", grdb], swiftSettings: fenced),
        .target(name: "Digests", dependencies: ["LookoutModel", "Text", mustache], swiftSettings: fenced),

        // 3
        .target(
            name: "Delivery",
            dependencies: ["LookoutModel", "Text", "Platform", "Transfers", "Storage"],
            swiftSettings: fenced
        ),

        // 4
        .target(
            name: "LookoutService",
            dependencies: [
                "LookoutModel", "Text", "Platform", "Transfers", "FeedParsing", "Rules", "Stories", "Storage",
                "Digests", "Delivery", yams, logging,
            ],
            swiftSettings: fenced
        ),

        // 5
        .executableTarget(
            name: "lookout",
            dependencies: [
                "LookoutModel", "Text", "Platform", "Transfers", "FeedParsing", "Rules", "Stories", "Storage",
                "Digests", "Delivery", "LookoutService", arguments, logging,
            ],
            swiftSettings: fenced
        ),

        // Tests mirror Sources.
        .target(name: "TestSupport", dependencies: ["Text"], path: "Tests/TestSupport", swiftSettings: house),
        .testTarget(name: "LookoutModelTests", dependencies: ["LookoutModel"], swiftSettings: house),
        .testTarget(name: "TextTests", dependencies: ["Text", "TestSupport"], swiftSettings: house),
        .testTarget(
            name: "PlatformTests",
            dependencies: ["Platform", "LookoutModel", "Text", "TestSupport"],
            swiftSettings: house
        ),
        .testTarget(
            name: "TransfersTests",
            dependencies: ["Transfers", "LookoutModel", "TestSupport"],
            swiftSettings: house
        ),
        .testTarget(
            name: "FeedParsingTests",
            dependencies: ["FeedParsing", "LookoutModel", "Text", "TestSupport"],
            exclude: ["Fixtures"],
            swiftSettings: house
        ),
        .testTarget(
            name: "RulesTests",
            dependencies: ["Rules", "Text", "LookoutModel", "TestSupport"],
            swiftSettings: house
        ),
        .testTarget(
            name: "StoriesTests",
            dependencies: ["Stories", "LookoutModel", "TestSupport"],
            swiftSettings: house
        ),
        .testTarget(
            name: "StorageTests",
            dependencies: ["Storage", "LookoutModel", "TestSupport"],
            swiftSettings: house
        ),
        .testTarget(
            name: "DigestsTests",
            dependencies: ["Digests", "Platform", "LookoutModel", "Text", "TestSupport"],
            exclude: ["Golden"],
            swiftSettings: house
        ),
        .testTarget(
            name: "DeliveryTests",
            dependencies: ["Delivery", "Storage", "Platform", "Transfers", "LookoutModel", "Text", "TestSupport"],
            exclude: ["Golden"],
            swiftSettings: house
        ),
        .testTarget(
            name: "LookoutServiceTests",
            dependencies: [
                "LookoutService", "LookoutModel", "Text", "Platform", "Transfers", "FeedParsing", "Rules", "Stories",
                "Storage", "Digests", "Delivery", "TestSupport", logging,
            ],
            swiftSettings: house
        ),
        .testTarget(
            name: "LookoutTests",
            dependencies: ["lookout", "Text", "TestSupport"],
            path: "Tests/lookoutTests",
            exclude: ["Golden", "KillSwitch"],
            swiftSettings: house
        ),
        // Measured by hand, never in a test: see Tests/Benchmarks/run-rules.
        .executableTarget(
            name: "RulesBenchmark",
            dependencies: ["Rules", "LookoutModel", "TestSupport"],
            path: "Tests/Benchmarks/Rules",
            swiftSettings: house
        ),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: house),
    ]
)
