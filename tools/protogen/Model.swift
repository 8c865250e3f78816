import MusterWire

/// What went wrong in the protos, for the person who wrote them.
struct GeneratorError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// All proto files of a run, with the options of their elements resolved.
struct Model {
  let pool: SchemaPool
  /// Files by package, in the order that protoc gave them: dependencies first.
  let packages: [(layout: PackageLayout, files: [FileSchema])]
  /// Message fields that would make a struct hold itself.
  let recursiveFields: Set<String>
  /// Message fields kept behind a pointer: the recursive ones, and those that make structs slow to move.
  let boxedFields: Set<String>
  /// Fields, single or repeated, by which a message can hold messages of its own type.
  let nestingFields: Set<String>
  /// Messages that a caller can send, whose bounds are therefore checked.
  let requestMessages: Set<String>
  /// What the messages that RPCs take are beside messages: of a tenant, of a change.
  private let requestProtocols: [String: String]

  init(descriptorSet: [UInt8]) throws {
    pool = try SchemaPool(descriptorSet: descriptorSet)
    var order: [String] = []
    var byPackage: [String: [FileSchema]] = [:]
    for file in pool.files {
      if byPackage[file.package] == nil { order.append(file.package) }
      byPackage[file.package, default: []].append(file)
    }
    packages = order.map { (PackageLayout($0), byPackage[$0] ?? []) }
    recursiveFields = Self.fieldsOnCycles(pool) { !$0.isRepeated }
    boxedFields = recursiveFields.union(Self.largeFields(pool, recursiveFields))
    nestingFields = Self.fieldsOnCycles(pool) { _ in true }
    requestMessages = try Self.messagesOfRequests(pool)
    requestProtocols = Self.protocolsOfRequests(pool)
  }

  func conformances(_ message: MessageSchema) -> String {
    requestProtocols[message.fullName] ?? "WireMessage"
  }

  /// Test protos follow every rule but are no part of the public API.
  static func isInternal(_ files: [FileSchema]) -> Bool {
    files.contains { ((try? OptionValues.number($0.options)) ?? nil) == 1 }
  }

  /// Packages whose RPCs carry no options of ours.
  static func isForeign(_ package: String) -> Bool { !package.hasPrefix("muster.") || isForTests(package) }

  /// Packages that servers and clients speak in tests alone. Their requests have no bounds: a test may
  /// send what it likes.
  static func isForTests(_ package: String) -> Bool {
    package == "grpc.testing" || package == "muster.testing.v1"
  }

  func rule(_ field: FieldSchema) throws -> OptionValues {
    try OptionValues.option(field.options, "muster.options.v1.FieldRule", pool) ?? OptionValues()
  }

  func rule(_ method: MethodSchema) throws -> OptionValues? {
    try OptionValues.option(method.options, "muster.options.v1.MethodRule", pool)
  }

  func permissions(_ service: ServiceSchema) throws -> [OptionValues] {
    try OptionValues.all(service.options, "muster.options.v1.Permission", pool)
  }

  func resource(_ message: MessageSchema) throws -> OptionValues? {
    try OptionValues.option(message.options, "muster.options.v1.ResourceRule", pool)
  }

  /// The Swift name of a message or enum, with its namespace, as code of any package writes it.
  func swiftName(_ fullName: String) throws -> String {
    for (layout, files) in packages {
      let prefix = layout.proto.isEmpty ? "" : layout.proto + "."
      guard fullName.hasPrefix(prefix) else { continue }
      let known =
        files.contains { $0.allMessages.contains { $0.fullName == fullName } }
        || files.contains { $0.allEnums.contains { $0.fullName == fullName } }
      if !known { continue }
      let path = fullName.dropFirst(prefix.count).split(separator: ".").map { Names.type(String($0)) }
      return ([layout.namespace] + path).joined(separator: ".")
    }
    throw GeneratorError("\(fullName) is not in the descriptor set")
  }

  func layout(ofType fullName: String) throws -> PackageLayout {
    for (layout, files) in packages
    where files.contains(where: { file in
      file.allMessages.contains { $0.fullName == fullName }
        || file.allEnums.contains { $0.fullName == fullName }
    }) {
      return layout
    }
    throw GeneratorError("\(fullName) is not in the descriptor set")
  }

  /// A field closes a cycle when its type leads back to the message by fields that count. For a struct's
  /// size only single ones do: arrays and maps keep their elements elsewhere.
  private static func fieldsOnCycles(
    _ pool: SchemaPool, _ counts: (FieldSchema) -> Bool
  ) -> Set<String> {
    let messages = pool.files.flatMap(\.allMessages)
    var next: [String: [String]] = [:]
    for message in messages {
      next[message.fullName] = message.fields.filter { $0.kind == .message && counts($0) }.map(\.typeName)
    }
    func leads(from start: String, to goal: String) -> Bool {
      var seen: Set<String> = []
      var open = [start]
      while let name = open.popLast() {
        if name == goal { return true }
        if seen.insert(name).inserted { open += next[name] ?? [] }
      }
      return false
    }
    var boxed: Set<String> = []
    for message in messages {
      for field in message.fields where field.kind == .message && counts(field) {
        if leads(from: field.typeName, to: message.fullName) {
          boxed.insert("\(message.fullName).\(field.name)")
        }
      }
    }
    return boxed
  }

  /// A nested message above this many bytes is boxed where messages are held in lists and in each other.
  private static let inlineSizeMax = 64

  /// Fields of large types. Requests and responses hold theirs inline: there is one of them a call, and
  /// it is not moved about.
  private static func largeFields(_ pool: SchemaPool, _ cycles: Set<String>) -> Set<String> {
    let envelopes = Set(
      pool.files.flatMap(\.services).flatMap(\.methods).flatMap { [$0.inputType, $0.outputType] })
    var boxed: Set<String> = []
    var sizes: [String: Int] = [:]
    // Optimistic about memory layout: what counts is the order of magnitude.
    func size(_ name: String) -> Int {
      if let known = sizes[name] { return known }
      guard let message = pool.message(name) else { return 0 }
      // Ends recursion on cycles, whose fields are boxed anyway.
      sizes[name] = 8
      var total = 8
      var oneofs: [Int: Int] = [:]
      for field in message.fields {
        let isReal = field.oneofIndex != nil && !field.isProto3Optional
        if isReal, let index = field.oneofIndex {
          oneofs[index] = max(oneofs[index] ?? 0, fieldSize(field, message))
        } else {
          total += fieldSize(field, message)
        }
      }
      total += oneofs.values.reduce(0) { $0 + $1 + 8 }
      sizes[name] = total
      return total
    }
    func fieldSize(_ field: FieldSchema, _ message: MessageSchema) -> Int {
      if field.isRepeated { return 8 }
      switch field.kind {
      case .message:
        let place = "\(message.fullName).\(field.name)"
        if cycles.contains(place) { return 8 }
        let inline = size(field.typeName)
        if inline > inlineSizeMax && !envelopes.contains(message.fullName) {
          boxed.insert(place)
          return 8
        }
        return inline + 8
      case .string: return 16
      case .bool: return 1
      case .int32, .uint32, .sint32, .fixed32, .sfixed32, .float, .enum: return 4
      default: return 8
      }
    }
    for message in pool.files.flatMap(\.allMessages) { _ = size(message.fullName) }
    return boxed
  }

  private static func protocolsOfRequests(_ pool: SchemaPool) -> [String: String] {
    let services = pool.files.filter { !isForeign($0.package) }.flatMap(\.services)
    var found: [String: String] = [:]
    for name in services.flatMap(\.methods).map(\.inputType) {
      guard let message = pool.message(name) else { continue }
      func holds(_ field: String, _ kind: FieldSchema.Kind) -> Bool {
        message.fields.contains {
          $0.name == field && $0.kind == kind && !$0.isRepeated && $0.oneofIndex == nil
        }
      }
      var names: [String] = []
      if holds("tenant_id", .string) { names.append("TenantRequest") }
      if holds("request_id", .string), holds("validate_only", .bool) { names.append("MutationRequest") }
      if !names.isEmpty { found[name] = names.joined(separator: ", ") }
    }
    return found
  }

  private static func messagesOfRequests(_ pool: SchemaPool) throws -> Set<String> {
    let services = pool.files.filter { !isForTests($0.package) }.flatMap(\.services)
    var open = services.flatMap(\.methods).map(\.inputType)
    var found: Set<String> = []
    while let name = open.popLast() {
      guard found.insert(name).inserted, let message = pool.message(name) else { continue }
      for field in message.fields where field.kind == .message {
        let rule = try OptionValues.option(field.options, "muster.options.v1.FieldRule", pool)
        if rule?.flag("output_only") != true { open.append(field.typeName) }
      }
    }
    return found
  }
}
