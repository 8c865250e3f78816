import MusterWire

/// Where the code of a proto package goes and what it is called there.
struct PackageLayout: Equatable {
  let proto: String
  /// The folder below the output folder, and the file's and namespace's name.
  let folder: String
  let namespace: String
  let module: String

  /// `muster.leads.v1` becomes `Leads/LeadsV1.swift` in MusterLeadsAPI. Packages of others keep their
  /// whole name and share one module, as they are small and belong to the protocol, not to a service.
  init(_ proto: String) {
    self.proto = proto
    let parts = proto.split(separator: ".").map { Names.upperCamel(String($0)) }
    if proto == "google.protobuf" {
      folder = "WellKnown"
      namespace = "GoogleProtobuf"
    } else if proto == "grpc.testing" {
      // Beside `muster.testing.v1`, out of what the server is made of.
      folder = "Testing"
      namespace = "GrpcTesting"
    } else if parts.first == "Muster" {
      let name = parts.dropFirst().joined()
      namespace = name
      // The version stays in the namespace; a folder holds all versions of a service.
      let area = parts.dropFirst().dropLast().joined()
      folder = area == "Type" ? "Types" : area
    } else {
      folder = "Standard"
      namespace = parts.joined()
    }
    module = "Muster\(folder)API"
  }

  var file: String { "\(folder)/\(namespace).swift" }
}

/// Names of Swift from names of protos.
enum Names {
  /// Parts that Swift writes in capitals, unless they come first.
  private static let initialisms: Set<String> = ["id", "url", "ids", "urls"]

  private static let keywords: Set<String> = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do",
    "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if",
    "import", "in", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private",
    "protocol", "public", "repeat", "rethrows", "return", "static", "struct", "subscript", "super",
    "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while", "Any",
  ]

  /// Names that a message or an enum has from the runtime, or that Swift keeps even in backticks.
  private static let takenMembers: Set<String> = [
    "self", "init", "bytes", "json", "merge", "violations", "unknownFields", "rawValue", "name", "isKnown",
    "allKnown", "hashValue", "schema", "decoder", "encoder", "tag", "unknown",
  ]
  private static let takenInMessages = takenMembers.subtracting([
    "name", "schema", "rawValue", "isKnown", "allKnown", "unknown",
  ])

  /// Types that generated code uses by their bare names.
  private static let takenTypes: Set<String> = [
    "Type", "Protocol", "Self", "Any", "String", "Bool", "Int32", "Int64", "UInt32", "UInt64", "UInt8",
    "Float", "Double", "Array", "Optional", "Error", "Sendable", "Equatable", "Service", "Client", "Method",
    "Caller", "MethodInfo", "MethodHandler", "Int", "CaseIterable", "ClientTransport", "ClientStreamCall",
    "BidirectionalCall", "RPCError", "CallOptions", "ResponseWriter", "RequestStream", "ResponseStream",
    "Boxed", "Violations", "UnknownFields", "SchemaPool", "StaticString", "PermissionInfo", "CommandInfo",
  ]

  static func upperCamel(_ name: String) -> String {
    name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// `tenant_id` becomes `tenantID`; a name without letters to join stays as it is.
  static func lowerCamel(_ name: String) -> String {
    let parts = name.split(separator: "_").map(String.init)
    guard let first = parts.first else { return name }
    let rest = parts.dropFirst().map { part in
      let lower = part.lowercased()
      if initialisms.contains(lower) {
        return lower.hasSuffix("s") ? lower.dropLast().uppercased() + "s" : lower.uppercased()
      }
      return part.prefix(1).uppercased() + part.dropFirst()
    }
    let head =
      first.allSatisfy { $0.isUppercase || $0.isNumber }
      ? first.lowercased() : first.prefix(1).lowercased() + first.dropFirst()
    return ([String(head)] + rest).joined()
  }

  static func quoted(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }

  static func type(_ name: String) -> String {
    let name = upperCamel(name)
    return takenTypes.contains(name) ? name + "Message" : name
  }

  /// Distinct Swift names for the fields and oneofs of a message; a clash takes the field's number.
  static func members(_ names: [(proto: String, number: UInt32)]) -> [String] {
    var taken: Set<String> = []
    return names.map { proto, number in
      var name = lowerCamel(proto)
      if takenInMessages.contains(name) { name += "Field" }
      if !taken.insert(name).inserted {
        name += "Field\(number)"
        taken.insert(name)
      }
      return quoted(name)
    }
  }

  /// Case names of an enum: the enum's own name is taken off the front, as the style guide has it put there.
  static func cases(_ values: [EnumValueSchema], of enumName: String) -> [String] {
    let prefix = snake(enumName).uppercased() + "_"
    var taken: Set<String> = []
    return values.map { value in
      var name = value.name
      if name.hasPrefix(prefix), let first = name.dropFirst(prefix.count).first, !first.isNumber {
        name = String(name.dropFirst(prefix.count))
      }
      name = lowerCamel(name.lowercased())
      if takenMembers.contains(name) { name += "Value" }
      if !taken.insert(name).inserted {
        name += "Value\(value.number.magnitude)"
        taken.insert(name)
      }
      return quoted(name)
    }
  }

  static func snake(_ name: String) -> String {
    var result = ""
    for character in name {
      if character.isUppercase && !result.isEmpty { result += "_" }
      result += character.lowercased()
    }
    return result
  }
}
