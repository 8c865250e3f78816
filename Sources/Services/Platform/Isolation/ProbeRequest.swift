package import MusterRPC
package import MusterWire

/// Requests made by what a schema says, for RPCs that nobody here knows: their fields by number, as bytes.
package enum ProbeRequest {
  /// A text in a message, by the numbers of the fields that lead to it.
  package struct Text: Sendable {
    package let path: [UInt32]
    package let value: String

    package init(path: [UInt32], value: String) {
      (self.path, self.value) = (path, value)
    }
  }

  /// A field that holds an id of Muster's own.
  package struct IDField: Sendable {
    /// `member.id`.
    package let name: String
    package let path: [UInt32]
    /// The prefix of its ids.
    package let prefix: String
  }

  /// Where a request names its tenant; nil when it names none.
  package static func tenantPath(_ method: MethodInfo, _ pool: SchemaPool) -> [UInt32]? {
    guard let request = pool.message(method.input) else { return nil }
    // A client's stream says it in its header.
    if let header = request.fields.first(where: { $0.name == "header" }), header.kind == .message {
      guard let field = pool.message(header.typeName)?.fields.first(where: { $0.name == "tenant_id" }) else {
        return nil
      }
      return [header.number, field.number]
    }
    return request.fields.first { $0.name == "tenant_id" }.map { [$0.number] }
  }

  /// The fields of a request that hold ids, as deep as its messages go, but for the tenant's own.
  package static func idFields(_ method: MethodInfo, _ pool: SchemaPool) -> [IDField] {
    func look(
      _ message: MessageSchema, _ path: [UInt32], _ names: [String], _ seen: Set<String>
    ) -> [IDField] {
      message.fields.flatMap { field -> [IDField] in
        if field.isOutputOnly { return [] }
        let (path, names) = (path + [field.number], names + [field.name])
        if field.kind == .message, !seen.contains(field.typeName), let inner = pool.message(field.typeName) {
          return look(inner, path, names, seen.union([field.typeName]))
        }
        guard field.kind == .string, let prefix = field.idPrefix else { return [] }
        return [IDField(name: names.joined(separator: "."), path: path, prefix: prefix)]
      }
    }
    guard let request = pool.message(method.input) else { return [] }
    let tenant = tenantPath(method, pool)
    return look(request, [], [], []).filter { $0.path != tenant }
  }

  /// The number of the flag by which a request is tried without changing anything; nil when it has none.
  package static func trialFlag(_ method: MethodInfo, _ pool: SchemaPool) -> UInt32? {
    pool.message(method.input)?.fields.first { $0.name == "validate_only" }?.number
  }

  /// What most texts may be, one after the other: a right, an RPC and a name.
  package static let values = ["tenants.read", "TenantService/GetTenant", "isolation"]

  /// The texts that a request was refused for want of.
  package static func texts(
    _ value: String, for violations: [FieldViolation], _ method: MethodInfo, _ pool: SchemaPool
  ) -> [Text] {
    violations.compactMap { violation in
      var message = pool.message(method.input)
      var (path, kind): ([UInt32], FieldSchema.Kind?) = ([], nil)
      for part in violation.field.split(separator: ".") {
        let name = part.prefix { $0 != "[" }
        // Of a choice, the last is the plainest.
        let choice = message?.oneofs.firstIndex { $0.name == name }
        let found = message?.fields.last { choice == nil ? $0.name == name : $0.oneofIndex == choice }
        guard let field = found else { return nil }
        path.append(field.number)
        kind = field.kind
        message = field.kind == .message ? pool.message(field.typeName) : nil
      }
      return kind == .string ? Text(path: path, value: value) : nil
    }
  }

  package static func message(_ texts: [Text], flags: [UInt32] = []) throws(WireError) -> Message {
    var bytes: [UInt8] = []
    for flag in flags { bytes += varint(UInt64(flag) << 3) + [1] }
    for text in texts {
      var field = Array(text.value.utf8)
      for number in text.path.reversed() {
        field = varint(UInt64(number) << 3 | 2) + varint(UInt64(field.count)) + field
      }
      bytes += field
    }
    return try Message(bytes: bytes, policy: .client)
  }

  private static func varint(_ number: UInt64) -> [UInt8] {
    var (rest, bytes) = (number, [UInt8]())
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(truncatingIfNeeded: rest)]
  }
}
