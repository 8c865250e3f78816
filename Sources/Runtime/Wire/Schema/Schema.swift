import MusterCore

/// What a proto file says, as data: for JSON, masks, reflection, the generator and the command line.
///
/// A schema is read from the descriptor that protoc made. Types refer to each other by full name through
/// the pool, because messages may lead back to themselves.
package final class SchemaPool: Sendable {
  package let files: [FileSchema]
  private let messagesByName: [String: MessageSchema]
  private let enumsByName: [String: EnumSchema]

  /// Reads a serialized `FileDescriptorSet`. Files of the imported pools are known and not listed again.
  package init(descriptorSet: [UInt8], imports: [SchemaPool] = []) throws(WireError) {
    let read = try DescriptorReader.files(descriptorSet)
    var messages: [String: MessageSchema] = [:]
    var enums: [String: EnumSchema] = [:]
    for pool in imports {
      messages.merge(pool.messagesByName) { first, _ in first }
      enums.merge(pool.enumsByName) { first, _ in first }
    }
    for file in read {
      for message in file.allMessages { messages[message.fullName] = message }
      for item in file.allEnums { enums[item.fullName] = item }
    }
    files = read
    messagesByName = messages
    enumsByName = enums
  }

  /// For generated code, whose descriptors are made by protoc and travel with the code as base64.
  package convenience init(base64: StaticString, imports: [SchemaPool] = []) {
    guard let bytes = Base64.json.decode(base64.description.utf8) else {
      preconditionFailure("a generated descriptor is no base64; run tools/generate")
    }
    do {
      try self.init(descriptorSet: bytes, imports: imports)
    } catch {
      preconditionFailure("a generated descriptor is damaged: \(error); run tools/generate")
    }
  }

  package func message(_ fullName: String) -> MessageSchema? { messagesByName[fullName] }
  package func `enum`(_ fullName: String) -> EnumSchema? { enumsByName[fullName] }

  /// The message that generated code was made from.
  package func generated(_ fullName: String) -> MessageSchema {
    guard let message = messagesByName[fullName] else {
      preconditionFailure("\(fullName) is not in its own descriptor; run tools/generate")
    }
    return message.bound(to: self)
  }
}

/// One proto file.
package struct FileSchema: Sendable {
  package var name = ""
  package var package = ""
  package var syntax = "proto2"
  package var dependencies: [String] = []
  package var messages: [MessageSchema] = []
  package var enums: [EnumSchema] = []
  package var services: [ServiceSchema] = []
  package var options = UnknownFields()
  package var extensions: [ExtensionSchema] = []
  package var comments: [[Int32]: String] = [:]
  /// The file's `FileDescriptorProto` as it was read, for those who hand it on.
  package var bytes: [UInt8] = []

  package var allMessages: [MessageSchema] { messages.flatMap(\.withNested) }
  package var allEnums: [EnumSchema] { enums + allMessages.flatMap(\.enums) }
  package var allExtensions: [ExtensionSchema] { extensions + allMessages.flatMap(\.extensions) }
}

/// One message type: its fields by number and by name.
public struct MessageSchema: Sendable {
  package var name = ""
  package var fullName = ""
  /// In the order of the proto.
  package var fields: [FieldSchema] = [] {
    didSet { fieldsByNumber = fields.sorted { $0.number < $1.number } }
  }
  package private(set) var fieldsByNumber: [FieldSchema] = []
  package var oneofs: [OneofSchema] = []
  package var nested: [MessageSchema] = []
  package var enums: [EnumSchema] = []
  package var extensions: [ExtensionSchema] = []
  package var isMapEntry = false
  /// An entry of a map whose keys are texts.
  var isTextMap: Bool { isMapEntry && field(1)?.kind == .string }
  package var options = UnknownFields()
  package var comment = ""
  /// Where the types of the fields are found; set on the schemas that generated messages hand out.
  private(set) var pool: SchemaPool?

  package var withNested: [MessageSchema] { [self] + nested.flatMap(\.withNested) }

  func bound(to pool: SchemaPool) -> MessageSchema {
    var message = self
    message.pool = pool
    return message
  }

  package func field(_ number: UInt32) -> FieldSchema? {
    // Numbers are dense as a rule: the place of number n is n - 1.
    if let guess = fieldsByNumber[safe: Int(number) - 1], guess.number == number { return guess }
    return fieldsByNumber.first { $0.number == number }
  }

  /// By JSON name or by the proto's own.
  package func field(named name: String) -> FieldSchema? {
    fields.first { $0.jsonName == name } ?? fields.first { $0.name == name }
  }

  /// The message type of a field, bound to the same pool.
  package func message(of field: FieldSchema) -> MessageSchema? {
    guard let pool else { return nil }
    return pool.message(field.typeName)?.bound(to: pool)
  }

  package func `enum`(of field: FieldSchema) -> EnumSchema? {
    pool?.enum(field.typeName)
  }
}

/// One field.
package struct FieldSchema: Sendable {
  package var name = ""
  package var jsonName = ""
  package var number: UInt32 = 0
  package var kind = Kind.int32
  package var isRepeated = false
  package var isPacked = false
  /// The field can be told apart from its default: `optional`, a message, or part of a oneof.
  package var hasPresence = false
  package var isProto3Optional = false
  package var oneofIndex: Int?
  /// The full name of the message or enum, without the leading dot.
  package var typeName = ""
  package var options = UnknownFields()
  /// `output_only` of Muster's own field rule: set by the server, whatever a caller sends.
  package var isOutputOnly = false
  /// `immutable` of the same: set on creation and not changed after.
  package var isImmutable = false
  /// `id` of the same: the prefix of the ids that it holds.
  package var idPrefix: String?
  package var comment = ""

  /// The numbers are those of `FieldDescriptorProto.Type`.
  package enum Kind: Int32, Sendable {
    case double = 1, float, int64, uint64, int32, fixed64, fixed32, bool, string, group, message
    case bytes, uint32, `enum`, sfixed32, sfixed64, sint32, sint64
  }

  package var wireType: UInt32 {
    switch kind {
    case .double, .fixed64, .sfixed64: 1
    case .float, .fixed32, .sfixed32: 5
    case .string, .bytes, .message: 2
    case .group: 3
    default: 0
    }
  }

  package var isPackable: Bool { isRepeated && wireType != 2 && wireType != 3 }

  /// Whether a value behind this tag is one of the field; another wire type makes it an unknown field.
  func takes(_ tag: UInt32) -> Bool {
    tag >> 3 == number && (tag & 7 == wireType || tag & 7 == 2 && isPackable)
  }
}

/// A field that a file adds to a message of another.
package struct ExtensionSchema: Sendable {
  package var fullName = ""
  package var number: Int32 = 0
  /// The full name of the message that is extended, without the leading dot.
  package var extendee = ""
}

package struct OneofSchema: Sendable {
  package var name = ""
  package var comment = ""
}

/// One enum type.
package struct EnumSchema: Sendable {
  package var name = ""
  package var fullName = ""
  package var values: [EnumValueSchema] = []
  package var comment = ""

  package func name(of number: Int32) -> String? {
    values.first { $0.number == number }?.name
  }

  package func number(of name: String) -> Int32? {
    values.first { $0.name == name }?.number
  }
}

package struct EnumValueSchema: Sendable {
  package var name = ""
  package var number: Int32 = 0
  package var options = UnknownFields()
  package var comment = ""
}

/// One service and its RPCs.
package struct ServiceSchema: Sendable {
  package var name = ""
  package var fullName = ""
  package var methods: [MethodSchema] = []
  package var options = UnknownFields()
  package var comment = ""
}

package struct MethodSchema: Sendable {
  package var name = ""
  package var inputType = ""
  package var outputType = ""
  package var clientStreaming = false
  package var serverStreaming = false
  /// `idempotency_level = NO_SIDE_EFFECTS`.
  package var hasNoSideEffects = false
  package var options = UnknownFields()
  package var comment = ""
}

extension Array {
  /// The element, or nil past either end.
  subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
