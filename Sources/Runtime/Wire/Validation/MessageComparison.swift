/// In which fields two messages of one type differ.
package enum MessageComparison {
  /// Their names, in the order of the proto.
  package static func differing<M: WireMessage>(_ one: M, _ other: M) -> [String] {
    let (left, right) = (FieldBytes.all(one.bytes()), FieldBytes.all(other.bytes()))
    return M.schema.fields.filter { left[$0.number] != right[$0.number] }.map(\.name)
  }

  /// How many bytes a message of that schema takes but for the points in time in it: equal messages that were
  /// made one after the other differ in those.
  package static func sizeWithoutTimes(
    _ bytes: ArraySlice<UInt8>, _ schema: MessageSchema, _ pool: SchemaPool
  ) -> Int {
    var reader = FieldBytes(bytes)
    var size = 0
    while let entry = reader.next() {
      let type = schema.field(entry.number).flatMap { $0.kind == .message ? $0.typeName : nil }
      if type == "google.protobuf.Timestamp" { continue }
      guard let inner = type.flatMap({ pool.message($0) }) else {
        size += entry.whole.count
        continue
      }
      // A tag of its own, and what is in it: its length tells of the times again.
      size += 1 + sizeWithoutTimes(entry.value, inner, pool)
    }
    return size
  }
}
