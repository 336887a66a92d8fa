// swift-tools-version:6.2
import PackageDescription

/// Benchmarks of single stages; `make bench` runs them. A package of its own, so that neither the
/// program nor its tests build it.
let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "tocsin", path: "..")],
    targets: [
        .executableTarget(
            name: "ReadingBenchmark", dependencies: [.product(name: "Tocsin", package: "tocsin")]),
        .executableTarget(
            name: "CaptureBenchmark", dependencies: [.product(name: "Tocsin", package: "tocsin")]),
        .executableTarget(name: "PacketSender"),
    ]
)
