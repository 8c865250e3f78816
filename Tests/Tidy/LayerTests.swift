import Foundation
import MusterTestCommands
import Testing

/// The manifest as SwiftPM reads it.
struct Manifest: Decodable, Sendable {
  let targets: [Target]

  struct Target: Decodable, Sendable {
    let name: String
    let type: String
    let path: String?
    let dependencies: [Dependency]
  }

  /// `{"byName": ["MusterCore", null]}` or `{"target": ["MusterCore", null]}`.
  struct Dependency: Decodable, Sendable {
    let name: String

    init(_ name: String) {
      self.name = name
    }

    init(from decoder: any Decoder) throws {
      let kinds = try decoder.singleValueContainer().decode([String: [String?]].self)
      name = kinds.values.first?.first.flatMap { $0 } ?? ""
    }
  }

  /// SwiftPM is asked in a folder of its own: the test runs while `swift test` holds the usual one.
  static func read() throws -> Manifest {
    let scratch = URL.temporaryDirectory.appending(path: "muster-manifest-\(UUID())")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let answer = try Command(
      ["swift", "package", "--scratch-path", scratch.path, "dump-package"], in: House.root.path)
    return try JSONDecoder().decode(Manifest.self, from: Data(answer.output))
  }
}

/// Which targets a target may depend on, by where they lie.
enum Layers {
  private static let order = ["C", "Runtime", "Generated", "Engines", "Platform", "Services", "Programs"]
  private static let services = 6

  /// 1 for C to 7 for Programs; nil for tests and tools, which may use anything and be used by nothing.
  static func layer(_ target: Manifest.Target) -> Int? {
    let parts = (target.path ?? "").split(separator: "/")
    guard parts.first == "Sources", parts.count > 1 else { return nil }
    return order.firstIndex(of: String(parts[1])).map { $0 + 1 }
  }

  static func findings(_ manifest: Manifest) -> [String] {
    let targets = Dictionary(manifest.targets.map { ($0.name, $0) }) { first, _ in first }
    var findings: [String] = []
    for target in manifest.targets {
      for dependency in target.dependencies.compactMap({ targets[$0.name] }) {
        if let problem = problem(target, dependency) {
          findings.append("Package.swift: \(target.name) depends on \(dependency.name): \(problem)")
        }
      }
    }
    return findings
  }

  private static func problem(_ target: Manifest.Target, _ dependency: Manifest.Target) -> String? {
    guard let own = layer(target) else { return nil }
    guard let other = layer(dependency) else { return "tests and tools are used by nothing" }
    if other > own { return "it lies above; turn the arrow round or ask through a protocol" }
    if own == services && other == services {
      return "services know nothing of each other; bridge them in Programs/Server"
    }
    if isIn(target, "Sources/Engines"), ["MusterPostgres", "CPostgres"].contains(dependency.name) {
      return "an engine is given values, and knows no database"
    }
    if isIn(target, "Sources/Programs/CLI") && other == services {
      return "the command line talks to a server"
    }
    if own == services, isIn(dependency, "Sources/Generated") {
      let service = dependency.name.dropFirst("Muster".count).dropLast("API".count)
      let isShared = ["Types", "WellKnown", "Standard", "MigrationSteps"].contains(service)
      let isValue = values[target.name] == dependency.name
      if !isShared && !isValue && target.name != "Muster\(service)" { return "that is another service's API" }
    }
    return nil
  }

  /// Whose messages a service is given as values, by a bridge: it asks the other service nothing itself. A
  /// text is merged with the whole of a lead, and what was sent is an entry of its timeline.
  private static let values = ["MusterCampaigns": "MusterLeadsAPI"]

  private static func isIn(_ target: Manifest.Target, _ folder: String) -> Bool {
    target.path == folder || target.path?.hasPrefix(folder + "/") == true
  }

  /// C modules that more than one hand-written target imports, which is a decision: CProtobufC serves
  /// the generator and reflection, the shims Crypto and HTTP2 and others.
  private static let shared: Set = ["CProtobufC", "CMusterShims"]

  static func importers(_ manifest: Manifest) -> [String] {
    let libraries = manifest.targets.filter { $0.type == "system" && !shared.contains($0.name) }
    return libraries.compactMap { library in
      let users = manifest.targets.filter { target in
        layer(target) != nil && target.dependencies.contains { $0.name == library.name }
      }
      let names = users.map(\.name).joined(separator: ", ")
      return users.count > 1 ? "Package.swift: \(names) import \(library.name): give it one owner" : nil
    }
  }
}

@Suite struct `Arrows between layers` {
  @Test func `lead downward`() throws {
    let manifest = try Manifest.read()
    #expect(manifest.targets.count > 20)
    #expect(Layers.findings(manifest) == [])
    #expect(Layers.importers(manifest) == [])
  }

  @Test(arguments: [
    ("Runtime/Wire", "Generated/Leads", "it lies above"),
    ("Platform/Jobs", "Services/Leads", "it lies above"),
    ("Services/Campaigns", "Services/Leads", "services know nothing of each other"),
    ("Engines/Scoring", "Runtime/Postgres", "knows no database"),
    ("Engines/Scoring", "Platform/Tenancy", "it lies above"),
    ("Services/Campaigns", "Generated/Usage", "that is another service's API"),
    ("Programs/CLI", "Services/Leads", "the command line talks to a server"),
    ("Runtime/Wire", "../tools/protogen", "tests and tools are used by nothing"),
  ])
  func `stop an arrow that leads elsewhere`(_ from: String, _ to: String, _ problem: String) {
    let manifest = Manifest(targets: [target(from, [target(to).name]), target(to)])
    #expect(Layers.findings(manifest).count == 1)
    #expect(Layers.findings(manifest).first?.contains(problem) == true)
  }

  @Test(arguments: [
    ("Runtime/RPC", "Runtime/Wire"), ("Services/Leads", "Generated/Leads"),
    ("Services/Leads", "Generated/Types"), ("Services/Health", "Generated/Standard"),
    ("Programs/Server", "Services/Leads"),
    ("Programs/CLI", "Generated/Leads"), ("../Tests/Tidy", "Services/Leads"),
  ])
  func `let an arrow pass that leads downward`(_ from: String, _ to: String) {
    let manifest = Manifest(targets: [target(from, [target(to).name]), target(to)])
    #expect(Layers.findings(manifest) == [])
  }

  @Test func `give a C library one owner`() {
    let library = Manifest.Target(name: "CZ", type: "system", path: "Sources/C/CZ", dependencies: [])
    let one = Manifest(targets: [library, target("Runtime/A", ["CZ"]), target("../Tests/A", ["CZ"])])
    #expect(Layers.importers(one) == [])
    let two = Manifest(targets: [library, target("Runtime/A", ["CZ"]), target("Runtime/B", ["CZ"])])
    #expect(Layers.importers(two).count == 1)
  }

  private func target(_ folder: String, _ dependencies: [String] = []) -> Manifest.Target {
    let parts = folder.split(separator: "/")
    let isAbove = parts.first == ".."
    let name = "Muster\(parts.last ?? "")" + (parts.first == "Generated" ? "API" : "")
    return Manifest.Target(
      name: name, type: "regular",
      path: isAbove ? parts.dropFirst().joined(separator: "/") : "Sources/\(folder)",
      dependencies: dependencies.map { Manifest.Dependency($0) })
  }
}
