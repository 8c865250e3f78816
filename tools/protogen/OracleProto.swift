import MusterWire

/// A proto for protoc-c with the same bytes as ours: libprotobuf-c checks and races the Swift codec.
///
/// protoc-c knows neither `optional` nor our options, so both are left out; presence does not change what
/// a set field looks like on the wire. Enums become their numbers, well-known types are spelled out.
struct OracleProto {
  let model: Model

  /// The proto, and C code that finds a message's descriptor by its name in Muster.
  func files(roots: [String]) throws -> (proto: String, index: String) {
    var names: [String] = []
    let proto = try proto(roots, &names)
    return (proto, index(names.sorted()))
  }

  private func index(_ names: [String]) -> String {
    var page = Source()
    page.line("// Made by tools/protogen. Do not edit: run tools/generate.")
    page.line("#include \"oracle.pb-c.h\"")
    page.line("#include \"oracle_index.h\"")
    page.line("#include <string.h>")
    page.line()
    page.block("const ProtobufCMessageDescriptor *oracle_descriptor(const char *name) {") { page in
      for name in names {
        page.line(
          "if (strcmp(name, \(name.literal)) == 0) return &oracle__\(symbol(flat(name)))__descriptor;")
      }
      page.line("return 0;")
    }
    return page.text
  }

  /// As protoc-c spells it: an underscore where a capital follows what is none.
  private func symbol(_ name: String) -> String {
    var result = ""
    var afterCapital = true
    for character in name {
      if character.isUppercase && !afterCapital { result += "_" }
      afterCapital = character.isUppercase
      result += character.lowercased()
    }
    return result
  }

  private func proto(_ roots: [String], _ names: inout [String]) throws -> String {
    var page = Source()
    page.line("// Made by tools/protogen. Do not edit: run tools/generate.")
    page.line("syntax = \"proto3\";")
    page.line()
    page.line("package oracle;")
    var open = roots
    var done: Set<String> = []
    while let name = open.popLast() {
      guard done.insert(name).inserted else { continue }
      names.append(name)
      guard let message = model.pool.message(name) else {
        throw GeneratorError("there is no message \(name)")
      }
      page.line()
      page.block("message \(flat(name)) {") { page in
        for (index, oneof) in message.oneofs.enumerated() {
          let fields = message.fields.filter { $0.oneofIndex == index && !$0.isProto3Optional }
          if fields.isEmpty { continue }
          page.block("oneof \(oneof.name) {") { page in
            for field in fields { page.line("\(type(field, &open)) \(field.name)_ = \(field.number);") }
          }
        }
        for field in message.fields where field.oneofIndex == nil || field.isProto3Optional {
          page.line("\(type(field, &open)) \(field.name)_ = \(field.number)\(packing(field));")
        }
      }
    }
    return page.text
  }

  private func flat(_ name: String) -> String {
    name.split(separator: ".").map { Names.upperCamel(String($0)) }.joined()
  }

  private func packing(_ field: FieldSchema) -> String {
    field.isPackable ? " [packed = \(field.isPacked)]" : ""
  }

  private func type(_ field: FieldSchema, _ open: inout [String]) -> String {
    if field.kind == .message, let entry = model.pool.message(field.typeName), entry.isMapEntry,
      let key = entry.field(1), let value = entry.field(2)
    {
      return "map<\(type(key, &open)), \(type(value, &open))>"
    }
    let name: String
    switch field.kind {
    case .message:
      open.append(field.typeName)
      name = flat(field.typeName)
    case .enum: name = "int32"
    default: name = "\(field.kind)"
    }
    return field.isRepeated ? "repeated \(name)" : name
  }
}
