import MusterWire

/// Proto files by what they are asked for by: name, what they define, what they extend.
struct ProtoIndex: Sendable {
  struct File: Sendable {
    let name: String
    let bytes: [UInt8]
    let dependencies: [String]
  }

  private var files: [String: File] = [:]
  /// The file that defines a service, method, message, field, oneof, enum, value or extension.
  private var fileBySymbol: [String: String] = [:]
  /// Extending files by message and number.
  private var extensions: [String: [Int32: String]] = [:]
  private var messages: Set<String> = []

  init(_ pools: [SchemaPool]) {
    for file in pools.flatMap(\.files) where files[file.name] == nil {
      files[file.name] = File(name: file.name, bytes: file.bytes, dependencies: file.dependencies)
      for symbol in Self.symbols(file) { fileBySymbol[symbol] = file.name }
      messages.formUnion(file.allMessages.map(\.fullName))
      for item in file.allExtensions { extensions[item.extendee, default: [:]][item.number] = file.name }
    }
  }

  func file(named name: String) -> File? { files[name] }

  func file(defining symbol: String) -> File? { fileBySymbol[symbol].flatMap { files[$0] } }

  func file(extending message: String, by number: Int32) -> File? {
    extensions[message]?[number].flatMap { files[$0] }
  }

  /// Nil for a message that is not known.
  func extensionNumbers(of message: String) -> [Int32]? {
    messages.contains(message) ? extensions[message, default: [:]].keys.sorted() : nil
  }

  private static func symbols(_ file: FileSchema) -> [String] {
    var symbols = file.allExtensions.map(\.fullName)
    for service in file.services {
      symbols.append(service.fullName)
      symbols += service.methods.map { "\(service.fullName).\($0.name)" }
    }
    for message in file.allMessages {
      symbols.append(message.fullName)
      symbols += message.fields.map { "\(message.fullName).\($0.name)" }
      symbols += message.oneofs.map { "\(message.fullName).\($0.name)" }
    }
    for item in file.allEnums {
      symbols.append(item.fullName)
      // As in C++, the values of an enum stand beside it, not in it.
      let scope = item.fullName.dropLast(item.name.count)
      symbols += item.values.map { scope + $0.name }
    }
    return symbols
  }
}
