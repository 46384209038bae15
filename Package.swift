// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A module of the library. The list below is the house of CONTRIBUTING.md: a module imports only
/// modules that stand above it.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one module. Fixtures stand beside them and are read by path, never copied.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], golden: Bool = false
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: golden ? ["Golden"] : [],
    swiftSettings: strict)
}

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "listwright",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "listwright", targets: ["listwright"]),
    .library(name: "Listwright", targets: ["Audit", "Reports", "Workflow"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    module("Text"),
    module("Documents", ["Text", "CLibXML2", "CMalloc", "CZlib"]),
    module("Lexicons", ["Text", .product(name: "Yams", package: "Yams")]),
    module("Findings", ["Text"]),
    module("Listings", ["Findings", "Lexicons", "Documents", "Text"]),
    module("Compliance", ["Listings", "Findings", "Lexicons", "Documents", "Text"]),
    module("DetailPages", ["Listings", "Findings", "Lexicons", "Documents", "Text"]),
    module("Keywords", ["Listings", "Findings", "Lexicons", "Documents", "Text"]),
    module("Titles", ["Listings", "Findings", "Lexicons", "Documents", "Text"]),
    module("Experiments", ["Listings", "Findings", "Lexicons", "Documents", "Text"]),
    module(
      "Audit",
      [
        "Compliance", "DetailPages", "Keywords", "Titles", "Experiments", "Listings", "Findings",
        "Lexicons", "Documents", "Text",
      ]),
    module("Workflow", ["Audit", "Listings", "Findings", "Lexicons", "Documents", "Text"]),
    module(
      "Reports",
      [
        "Audit", "Compliance", "DetailPages", "Keywords", "Titles", "Experiments", "Listings",
        "Findings", "Lexicons", "Documents", "Text",
      ]),
    .executableTarget(
      name: "listwright",
      dependencies: [
        "Workflow", "Reports", "Audit", "Compliance", "DetailPages", "Keywords", "Titles",
        "Experiments", "Listings", "Findings", "Lexicons", "Documents", "Text", argumentParser,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "stage-trainer", dependencies: ["DetailPages", "Documents", "Lexicons", "Text"],
      path: "Sources/StageTrainer", swiftSettings: strict),
    .executableTarget(
      name: "parse-bench",
      dependencies: ["DetailPages", "Listings", "Lexicons", "Documents", "Text", "CLibXML2"],
      path: "Sources/ParseBench", swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("TextTests", ["Lexicons", "Text"]),
    tests("DocumentsTests", ["Documents", "Text"]),
    tests("LexiconsTests", ["Lexicons", "Text"]),
    tests("ListingsTests", ["Listings", "Lexicons", "Documents", "Findings", "Text"]),
    tests(
      "ComplianceTests", ["Compliance", "Listings", "Lexicons", "Documents", "Findings", "Text"]),
    tests(
      "DetailPagesTests", ["DetailPages", "Listings", "Lexicons", "Documents", "Findings", "Text"]),
    tests("KeywordsTests", ["Keywords", "Listings", "Lexicons", "Documents", "Findings", "Text"]),
    tests("TitlesTests", ["Titles", "Listings", "Lexicons", "Documents", "Findings", "Text"]),
    tests(
      "ExperimentsTests", ["Experiments", "Lexicons", "Documents", "Findings", "Text"],
      golden: true),
    tests(
      "ReportsTests",
      [
        "Reports", "Audit", "Keywords", "Workflow", "Listings", "Lexicons", "Documents", "Findings",
        "Text",
      ],
      golden: true),
    tests("CommandTests", ["Text"]),
  ],
  swiftLanguageModes: [.v6]
)
