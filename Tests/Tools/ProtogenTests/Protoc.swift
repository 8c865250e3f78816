import Foundation
import MusterTestCommands
import MusterWire

@testable import protogen

/// Protos of a test, compiled by protoc as tools/generate does it.
struct Protoc {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL
  static let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  let descriptorSet: [UInt8]

  /// Compiles a file below a folder.
  init(_ file: String, in folder: URL) throws {
    let output = URL.temporaryDirectory.appending(path: "muster-\(UUID()).pb")
    defer { try? FileManager.default.removeItem(at: output) }
    let protoc = try Command(
      [
        "protoc", "--include_imports", "--include_source_info", "--descriptor_set_out=\(output.path)",
        "-I", folder.path, "-I", Self.root.appending(path: "Protos").path, "-I", "/usr/include", file,
      ])
    guard protoc.exitCode == 0 else {
      throw GeneratorError("protoc: \(String(decoding: protoc.complaints, as: UTF8.self))")
    }
    descriptorSet = Array(try Data(contentsOf: output))
  }

  /// Compiles what is written in the test.
  init(file text: String) throws {
    let folder = URL.temporaryDirectory.appending(path: "muster-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appending(path: "sample.proto"))
    try self.init("sample.proto", in: folder)
  }

  /// Compiles the body of a file with the usual head.
  init(sample body: String, package: String = "muster.sample.v1") throws {
    let head = """
      syntax = "proto3";
      package \(package);
      import "google/protobuf/any.proto";
      import "google/protobuf/duration.proto";
      import "google/protobuf/struct.proto";
      import "muster/options/v1/options.proto";

      """
    try self.init(file: head + body)
  }

  func model() throws -> Model { try Model(descriptorSet: descriptorSet) }

  /// The Swift of one package.
  func swift(_ package: String) throws -> String {
    let model = try model()
    let files = try DescriptorFiles(descriptorSet)
    guard let (layout, schemas) = model.packages.first(where: { $0.layout.proto == package }) else {
      throw GeneratorError("there is no package \(package)")
    }
    let code = PackageCode(
      layout: layout, files: schemas, model: model, descriptorSet: files.withoutComments(of: package))
    return try code.text()
  }
}
