extension UpdateMask {
  /// The stored message with the fields of these paths as they are in another one, set or not. An entry of a
  /// map is named by its key.
  package static func merging<M: WireMessage>(
    _ paths: [String], of given: M, into stored: M
  ) throws(WireError) -> M {
    var tree = MaskTree()
    for path in paths { tree.add(path.split(separator: ".", omittingEmptySubsequences: false)) }
    let bytes = merged(stored.bytes()[...], given.bytes()[...], M.schema, tree)
    return try M(bytes: bytes, policy: .client)
  }

  private static func merged(
    _ stored: ArraySlice<UInt8>, _ given: ArraySlice<UInt8>, _ schema: MessageSchema, _ tree: MaskTree
  ) -> [UInt8] {
    var merged: [UInt8] = []
    // What is written in part: the bytes of the field in both.
    var parts: [UInt32: (stored: [UInt8], given: [UInt8])] = [:]
    for (isGiven, bytes) in [(false, stored), (true, given)] {
      var reader = FieldBytes(bytes)
      while let entry = reader.next() {
        let field = schema.fields.first { $0.number == entry.number }
        guard let field, let below = tree.below[field.name] else {
          if !isGiven { merged += entry.whole }
          continue
        }
        if below.isWhole {
          if isGiven { merged += entry.whole }
        } else if field.isRepeated {
          if (below.below[entry.key] != nil) == isGiven { merged += entry.whole }
        } else if isGiven {
          parts[entry.number, default: ([], [])].given += entry.value
        } else {
          parts[entry.number, default: ([], [])].stored += entry.value
        }
      }
    }
    for field in schema.fields {
      guard let part = parts[field.number], let below = tree.below[field.name],
        let inner = schema.message(of: field)
      else { continue }
      let value = Self.merged(part.stored[...], part.given[...], inner, below)
      FieldBytes.append(UInt64(field.number) << 3 | 2, to: &merged)
      FieldBytes.append(UInt64(value.count), to: &merged)
      merged += value
    }
    return merged
  }
}

/// The paths of a mask by their parts.
private struct MaskTree {
  /// The field is named itself, and not only what is in it.
  var isWhole = false
  var below: [String: MaskTree] = [:]

  mutating func add(_ parts: some Collection<Substring>) {
    guard let first = parts.first else {
      isWhole = true
      return
    }
    below[String(first), default: MaskTree()].add(parts.dropFirst())
  }
}

/// The fields of a message of our own encoding, one after the other; ends early at what is none.
struct FieldBytes {
  struct Entry {
    let number: UInt32
    /// With its tag.
    let whole: ArraySlice<UInt8>
    /// Without tag and length.
    let value: ArraySlice<UInt8>

    /// Of a map's entry, whose first field is the key.
    var key: String {
      var reader = FieldBytes(value)
      while let entry = reader.next() {
        if entry.number == 1 { return String(decoding: entry.value, as: UTF8.self) }
      }
      return ""
    }
  }

  /// Of each field all that a message holds.
  static func all(_ bytes: [UInt8]) -> [UInt32: [UInt8]] {
    var all: [UInt32: [UInt8]] = [:]
    var reader = FieldBytes(bytes[...])
    while let entry = reader.next() { all[entry.number, default: []] += entry.whole }
    return all
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func next() -> Entry? {
    let start = rest
    guard let tag = varint() else { return nil }
    var value = rest
    switch tag & 7 {
    case 0:
      guard varint() != nil else { return nil }
    case 1: rest = rest.dropFirst(8)
    case 2:
      guard let count = varint(), let size = Int(exactly: count), size <= rest.count else { return nil }
      value = rest.prefix(size)
      rest = rest.dropFirst(size)
    case 5: rest = rest.dropFirst(4)
    default: return nil
    }
    return Entry(
      number: UInt32(truncatingIfNeeded: tag >> 3), whole: start.prefix(start.count - rest.count),
      value: value)
  }

  private mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    var place: UInt64 = 0
    while let byte = rest.first, place < 64 {
      rest = rest.dropFirst()
      value |= UInt64(byte & 0x7F) << place
      if byte < 0x80 { return value }
      place += 7
    }
    return nil
  }

  static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    var value = value
    while value >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: value))
  }
}
