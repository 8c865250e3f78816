/// In which fields two messages of one type differ.
package enum MessageComparison {
  /// Their names, in the order of the proto.
  package static func differing<M: WireMessage>(_ one: M, _ other: M) -> [String] {
    let (left, right) = (FieldBytes.all(one.bytes()), FieldBytes.all(other.bytes()))
    return M.schema.fields.filter { left[$0.number] != right[$0.number] }.map(\.name)
  }
}
