import MusterCore
import MusterWire

/// What the command line is made from: which commands there are, and the protos that say the rest of them.
///
/// A program that runs one command reads the list and one package; so the list is text, and each package is
/// apart.
struct CommandTableCode {
  let model: Model
  let files: DescriptorFiles

  func text() throws -> String {
    var source = Source()
    source.line("// Made by tools/protogen from Protos/. Do not edit: change a proto and run tools/generate.")
    source.line()
    try source.block("package enum CommandTable {") { source in
      source.line("/// A command a line: noun, verb, RPC, and what it does, with tabs between.")
      let commands = try self.commands()
      source.block("package static let commands: StaticString = \"\"\"", closing: "  \"\"\"") { source in
        for command in commands { source.line(command) }
      }
      source.line()
      source.line(
        "/// The descriptors of each package with their comments, as base64, after those that it builds on.")
      try source.block(
        "package static let packages: [(name: String, imports: [String], descriptors: StaticString)] = [",
        closing: "]"
      ) { source in
        for (layout, schemas) in spoken { try write(layout, schemas, &source) }
      }
    }
    return source.text
  }

  /// Muster's own services and the types that they build on.
  private var spoken: [(layout: PackageLayout, files: [FileSchema])] {
    model.packages.filter { layout, files in
      layout.proto == "google.protobuf" || !Model.isForeign(layout.proto) && !Model.isInternal(files)
    }
  }

  private func commands() throws -> [String] {
    var lines: [String] = []
    for service in spoken.flatMap(\.files).flatMap(\.services) {
      for method in service.methods {
        guard let command = try model.rule(method)?.message("cli") else { continue }
        let words = [
          command.text("noun"), command.text("verb"), "\(service.fullName)/\(method.name)",
          Self.firstSentence(method.comment),
        ]
        lines.append(words.joined(separator: "\\t"))
      }
    }
    return lines
  }

  private func write(
    _ layout: PackageLayout, _ schemas: [FileSchema], _ source: inout Source
  ) throws {
    let code = PackageCode(layout: layout, files: schemas, model: model, descriptorSet: [])
    let imports = try code.layoutsUsed().map { "\"\($0.proto)\"" }
    source.block("(", closing: "),") { source in
      source.line("name: \"\(layout.proto)\", imports: [\(imports.joined(separator: ", "))],")
      source.line("descriptors: \"\"\"")
      let lines = PackageCode.lines(Base64.json.text(files.withComments(of: layout.proto)))
      for (index, line) in lines.enumerated() {
        source.line("  " + line + (index < lines.count - 1 ? "\\" : ""))
      }
      source.line("  \"\"\"")
    }
  }

  /// On one line, with what a Swift literal would take for its own put in front of it.
  static func firstSentence(_ comment: String) -> String {
    let words = comment.split(whereSeparator: \.isWhitespace)
    var sentence: [Substring] = []
    for word in words {
      sentence.append(word)
      if word.hasSuffix(".") && !word.hasSuffix("e.g.") { break }
    }
    return sentence.joined(separator: " ").replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
