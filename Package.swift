// swift-tools-version:6.2
import PackageDescription

/// Every Swift target is checked for unsafe constructs; the few places that need one are marked `unsafe`
/// and listed in docs/decisions.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableExperimentalFeature("Lifetimes"),
]

/// Lowest first: a target imports only from targets above it (architecture; `scripts/check-layers`).
let layers: [(name: String, dependencies: [Target.Dependency])] = [
    ("TocsinRecords", [.product(name: "Crypto", package: "swift-crypto")]),
    ("TocsinSandbox", ["CSandbox", "CSeccomp"]),
    ("TocsinMath", []),
    ("TocsinGeography", ["TocsinRecords", "TocsinMath", "CMaxMindDB"]),
    (
        "TocsinLogs",
        [
            "TocsinRecords", "CByteMask", "CZlib", "CZstd",
            .product(name: "Crypto", package: "swift-crypto"),
        ]
    ),
    ("TocsinCapture", ["TocsinRecords", "TocsinLogs", "CPcap"]),
    ("TocsinFlow", ["TocsinRecords", "TocsinMath", "TocsinLogs", "TocsinCapture"]),
    ("TocsinFeatures", ["TocsinRecords", "TocsinMath", "TocsinGeography"]),
    ("TocsinModels", ["TocsinMath"]),
    (
        "TocsinDetectors",
        [
            "TocsinRecords", "TocsinMath", "TocsinGeography", "TocsinFeatures", "TocsinModels",
            .product(name: "Crypto", package: "swift-crypto"),
        ]
    ),
    (
        "TocsinStore",
        [
            "TocsinRecords", "TocsinMath", "TocsinFeatures", "TocsinDetectors",
            .product(name: "GRDB", package: "GRDB.swift"),
        ]
    ),
    ("TocsinSinks", ["TocsinRecords", "TocsinDetectors", "CWebhook"]),
    (
        "TocsinServer",
        [
            .product(name: "FlyingFox", package: "FlyingFox"),
            .product(name: "FlyingSocks", package: "FlyingFox"),
        ]
    ),
    ("TocsinSynthesis", ["TocsinRecords", "TocsinMath", "TocsinLogs"]),
    (
        "TocsinEngine",
        [
            "TocsinRecords", "TocsinMath", "TocsinGeography", "TocsinLogs", "TocsinCapture",
            "TocsinFlow", "TocsinFeatures", "TocsinModels", "TocsinDetectors",
        ]
    ),
    (
        "TocsinCLI",
        [
            "TocsinRecords", "TocsinMath", "TocsinGeography", "TocsinLogs", "TocsinCapture",
            "TocsinFlow",
            "TocsinFeatures", "TocsinModels", "TocsinDetectors", "TocsinSinks", "TocsinSynthesis",
            "TocsinEngine", "TocsinSandbox", "TocsinStore", "TocsinServer",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
            .product(name: "Logging", package: "swift-log"),
            .product(name: "TOMLKit", package: "TOMLKit"),
        ]
    ),
]

/// Readable data that is compiled into the program.
let embedded: [String: [String]] = [
    "TocsinDetectors": [
        "Attack/Data/attack-techniques.tsv", "Beacon/Data/beacon-weights.tsv",
        "Beacon/Data/beacon-null.tsv",
    ]
]

/// The targets that have tests; those of the command line run the built program (golden cases).
let tested: Set<String> = [
    "TocsinRecords", "TocsinSandbox", "TocsinMath", "TocsinGeography", "TocsinLogs",
    "TocsinCapture", "TocsinFlow", "TocsinFeatures", "TocsinModels", "TocsinDetectors",
    "TocsinStore", "TocsinSinks", "TocsinServer", "TocsinSynthesis", "TocsinEngine",
]

/// What tests import beyond the target they test and its own dependencies.
let testDependencies: [String: [Target.Dependency]] = [
    "TocsinSandbox": ["SandboxProbe"],
    "TocsinCapture": ["VirtualCable", "TocsinMath"],
    "TocsinEngine": ["TocsinSinks", "TocsinSynthesis"],
    "TocsinStore": ["StoreProbe"],
]

/// The beacon benchmark scores generated series the way the program scores a log's pairs.
let benchmarkDependencies: [Target.Dependency] = [
    "TocsinMath",
    "TocsinRecords", "TocsinFeatures", "TocsinDetectors", "TocsinSynthesis", "TocsinLogs",
    "TocsinEngine",
    .product(name: "ArgumentParser", package: "swift-argument-parser"),
]

/// Fuzz targets, one folder of `Fuzz` each; only `make fuzz` asks for them, since they bring libFuzzer's
/// own main and no other build may link that.
let fuzzed: [(name: String, dependencies: [Target.Dependency])] =
    Context.environment["TOCSIN_FUZZ"] == nil
    ? []
    : [
        ("FuzzTrace", ["TocsinCapture", "TocsinLogs", "TocsinRecords"]),
        ("FuzzLinkLayer", ["TocsinCapture"]),
        ("FuzzFlows", ["TocsinCapture", "TocsinFlow"]),
        ("FuzzAuth", ["TocsinLogs", "TocsinRecords"]),
    ]

let package = Package(
    name: "tocsin",
    products: [
        .executable(name: "tocsin", targets: ["tocsin"]),
        .library(
            name: "Tocsin", targets: ["TocsinLogs", "TocsinCapture", "TocsinEngine", "TocsinSinks"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "3.12.3"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .target(name: "CByteMask"),
        .target(name: "CSandbox"),
        .target(name: "CWebhook", linkerSettings: [.linkedLibrary("curl")]),
        .systemLibrary(
            name: "CMaxMindDB", pkgConfig: "libmaxminddb",
            providers: [.apt(["libmaxminddb-dev"])]),
        .systemLibrary(name: "CPcap", pkgConfig: "libpcap", providers: [.apt(["libpcap-dev"])]),
        .systemLibrary(
            name: "CSeccomp", pkgConfig: "libseccomp", providers: [.apt(["libseccomp-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .executableTarget(name: "tocsin", dependencies: ["TocsinCLI"], swiftSettings: settings),
        // What a process may still do that gave up its rights; the tests run it.
        // Interfaces for the tests that need some.
        .target(
            name: "VirtualCable", dependencies: ["CPcap"], path: "Tests/VirtualCable",
            swiftSettings: settings),
        .executableTarget(
            name: "SandboxProbe",
            dependencies: [
                "TocsinSandbox", "TocsinCapture", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Tests/SandboxProbe",
            swiftSettings: settings),
        .executableTarget(
            name: "BeaconBenchmark", dependencies: benchmarkDependencies, swiftSettings: settings),
        // Killed by the tests of TocsinStore.
        .executableTarget(
            name: "StoreProbe",
            dependencies: ["TocsinRecords", "TocsinFeatures", "TocsinDetectors", "TocsinStore"],
            path: "Tests/StoreProbe", swiftSettings: settings),
        // Run the built program.
        .testTarget(
            name: "WatchTests",
            dependencies: [
                "tocsin", "TocsinRecords", "TocsinMath", "TocsinLogs", "TocsinCapture",
                "VirtualCable",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "BeaconBenchmarkTests",
            dependencies: ["BeaconBenchmark"] + benchmarkDependencies, swiftSettings: settings),
        .executableTarget(
            name: "BeaconCalibration", dependencies: benchmarkDependencies, swiftSettings: settings),
        .testTarget(
            name: "BeaconCalibrationTests",
            dependencies: ["BeaconCalibration"] + benchmarkDependencies, swiftSettings: settings),
    ]
        + layers.map {
            .target(
                name: $0.name, dependencies: $0.dependencies,
                resources: embedded[$0.name, default: []].map { .embedInCode($0) },
                swiftSettings: settings)
        }
        + layers.filter { tested.contains($0.name) }.map {
            .testTarget(
                name: $0.name + "Tests",
                dependencies: [.target(name: $0.name)] + $0.dependencies
                    + testDependencies[$0.name, default: []],
                swiftSettings: settings)
        }
        + fuzzed.map {
            .executableTarget(
                name: $0.name, dependencies: $0.dependencies, path: "Fuzz/" + $0.name,
                swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])])
        }
)
