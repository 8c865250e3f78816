import Foundation
import MusterWire

/// Reads a descriptor set that protoc wrote, and the migrations, and makes what Muster generates of them.
///
///     protogen --descriptor-set FILE --swift DIR [--migrations DIR] [--documents DIR]
///       [--oracle DIR --oracle-root NAME…]
struct Arguments {
  private var values: [String: [String]] = [:]

  init(_ arguments: [String]) throws {
    let known = [
      "--descriptor-set", "--swift", "--migrations", "--documents", "--oracle", "--oracle-root",
    ]
    var rest = arguments[...]
    while let flag = rest.popFirst() {
      guard known.contains(flag) else {
        throw GeneratorError("protogen does not know \(flag); tools/generate --help shows how it is called")
      }
      guard let value = rest.popFirst() else { throw GeneratorError("\(flag) needs a value") }
      values[flag, default: []].append(value)
    }
  }

  func one(_ flag: String) -> String? { values[flag]?.last }
  func all(_ flag: String) -> [String] { values[flag] ?? [] }
}

func write(_ text: String, _ path: String) throws {
  let url = URL(fileURLWithPath: path)
  try FileManager.default.createDirectory(
    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(text.utf8).write(to: url)
}

func run(_ arguments: Arguments) throws {
  guard let input = arguments.one("--descriptor-set"), let output = arguments.one("--swift") else {
    throw GeneratorError("protogen needs --descriptor-set and --swift")
  }
  let descriptorSet = Array(try Data(contentsOf: URL(fileURLWithPath: input)))
  let model = try Model(descriptorSet: descriptorSet)
  let breaches = try Rules.breaches(model)
  if !breaches.isEmpty { throw GeneratorError(breaches.joined(separator: "\n")) }
  let files = try DescriptorFiles(descriptorSet)
  for (layout, schemas) in model.packages {
    let code = PackageCode(
      layout: layout, files: schemas, model: model, descriptorSet: files.withoutComments(of: layout.proto))
    try write(code.text(), "\(output)/\(layout.file)")
  }
  try write(CommandTableCode(model: model, files: files).text(), "\(output)/Commands/CommandTable.swift")
  if let folder = arguments.one("--migrations") {
    try write(MigrationFiles(folder: folder).text(), "\(output)/MigrationSteps/MigrationStep.swift")
  }
  if let folder = arguments.one("--documents") {
    let documents = Documents(model: model)
    try write(documents.permissions(), "\(folder)/PERMISSIONS.md")
    try write(documents.reference(), "\(folder)/REFERENCE.md")
  }
  if let folder = arguments.one("--oracle") {
    let files = try OracleProto(model: model).files(roots: arguments.all("--oracle-root"))
    try write(files.proto, "\(folder)/oracle.proto")
    try write(files.index, "\(folder)/oracle_index.c")
  }
}

do {
  try run(Arguments(Array(CommandLine.arguments.dropFirst())))
} catch {
  FileHandle.standardError.write(Data("protogen: \(error)\n".utf8))
  exit(1)
}
