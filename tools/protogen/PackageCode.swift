import MusterCore
import MusterWire

/// The Swift file of one proto package.
struct PackageCode {
  let layout: PackageLayout
  let files: [FileSchema]
  let model: Model
  /// The serialized descriptors of the package's files, comments taken out.
  let descriptorSet: [UInt8]

  func text() throws -> String {
    var source = Source()
    source.line("// Made by tools/protogen from \(files.map(\.name).joined(separator: ", ")).")
    source.line("// Do not edit: change the proto and run tools/generate.")
    source.line()
    let modules = try importedModules()
    for module in modules.sorted() { source.line("package import \(module)") }
    source.line()
    let pools = try importedPools()
    source.block("package enum \(layout.namespace) {") { source in
      source.line("/// The protos that this file was made from.")
      source.block("package static let pool = SchemaPool(", closing: ")") { source in
        source.line("base64: \"\"\"")
        let lines = Self.lines(Base64.json.text(descriptorSet))
        for (index, line) in lines.enumerated() {
          source.line("  " + line + (index < lines.count - 1 ? "\\" : ""))
        }
        source.line("  \"\"\",")
        source.line("imports: [\(pools.map { "\($0).pool" }.joined(separator: ", "))]")
      }
    }
    try writeTypes(&source)
    source.line()
    writeMessageList(&source)
    return source.text
  }

  /// For code that finds messages by name: the command line, and tests that walk over all of them.
  private func writeMessageList(_ source: inout Source) {
    let messages = spokenFiles.flatMap(\.allMessages).filter { !$0.isMapEntry }
    source.block("extension \(layout.namespace) {") { source in
      source.block("package static let messages: [any WireMessage.Type] = [", closing: "]") { source in
        for message in messages {
          // The file's layout was made from the same files, so the name is known.
          if let name = try? model.swiftName(message.fullName) { source.line("\(name).self,") }
        }
      }
    }
  }

  /// Descriptors describe the protos themselves; nothing speaks them, but reflection hands them out.
  private var spokenFiles: [FileSchema] { files.filter { $0.name != "google/protobuf/descriptor.proto" } }

  private func writeTypes(_ source: inout Source) throws {
    let files = spokenFiles
    try extend(&source, files.flatMap(\.messages)) { message, source in
      try MessageCode(message, model).write(&source)
    }
    try extend(&source, files.flatMap(\.enums)) { item, source in
      try EnumCode(item, model).write(&source)
    }
    try extend(&source, files.flatMap(\.services)) { service, source in
      try ServiceCode(service, in: files, model).write(&source)
    }
  }

  private func extend<Item>(
    _ source: inout Source, _ items: [Item], _ write: (Item, inout Source) throws -> Void
  ) rethrows {
    for item in items {
      source.line()
      try source.block("extension \(layout.namespace) {") { source in try write(item, &source) }
    }
  }

  static func lines(_ text: String) -> [Substring] {
    var rest = text[...]
    var lines: [Substring] = []
    while !rest.isEmpty {
      lines.append(rest.prefix(120))
      rest = rest.dropFirst(120)
    }
    return lines
  }

  private func typesUsed() -> [String] {
    spokenFiles.flatMap(\.allMessages).flatMap(\.fields).map(\.typeName).filter { !$0.isEmpty }
      + spokenFiles.flatMap(\.services).flatMap(\.methods).flatMap { [$0.inputType, $0.outputType] }
  }

  func layoutsUsed() throws -> [PackageLayout] {
    var layouts: [PackageLayout] = []
    for type in typesUsed() {
      let used = try model.layout(ofType: type)
      if used != layout && !layouts.contains(used) { layouts.append(used) }
    }
    return layouts
  }

  private func importedModules() throws -> Set<String> {
    var modules = Set(try layoutsUsed().map(\.module))
    modules.remove(layout.module)
    modules.insert("MusterWire")
    if files.contains(where: { !$0.services.isEmpty }) { modules.insert("MusterRPC") }
    return modules
  }

  private func importedPools() throws -> [String] {
    try layoutsUsed().map(\.namespace).sorted()
  }
}
