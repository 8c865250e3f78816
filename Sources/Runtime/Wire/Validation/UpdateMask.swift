/// Which fields an Update writes. Output-only and immutable fields are never among them, whatever a
/// caller sends.
package enum UpdateMask {
  /// The fields to write, dotted, in the order of the proto: the mask's own, all of them for `*`, the
  /// populated ones without a mask. The mask was checked by `Violations.update`.
  package static func paths<M: WireMessage>(_ mask: [String]?, of resource: M) -> [String] {
    let writable = writable(M.schema)
    guard let mask, !mask.isEmpty else {
      let populated = populatedNumbers(resource)
      return writable.filter { populated.contains($0.number) }.map(\.name)
    }
    if mask.contains("*") { return writable.map(\.name) }
    let named = Set(mask)
    var seen: Set<String> = []
    let wanted = mask.filter { path in
      // What lies below another path of the mask is written with it.
      seen.insert(path).inserted && !above(path).contains(where: named.contains)
        && (route(path, M.schema)?.allSatisfy(\.isWritable) ?? false)
    }
    return writable.flatMap { field in
      wanted.filter { $0 == field.name || $0.hasPrefix(field.name + ".") }
    }
  }

  /// Id and version are not among them: which resource it is and which version of it the caller saw steer the
  /// write.
  static func writable(_ schema: MessageSchema) -> [FieldSchema] {
    schema.fields.filter { $0.isWritable && !["id", "version"].contains($0.name) }
  }

  /// What is wrong with a mask: paths that do not exist, reach into repeated fields, or are fixed on
  /// creation.
  static func problems(_ mask: [String], _ schema: MessageSchema) -> [String] {
    mask.compactMap { path in
      if path == "*" {
        return mask.count == 1 ? nil : "names * beside other paths; use one or the other"
      }
      guard let route = route(path, schema) else {
        let told = String(path.unicodeScalars.prefix(64))
        return "names \(told), which is not a field of \(schema.name)"
      }
      let isFixed = route.contains(where: \.isImmutable)
      return isFixed ? "names \(path), which cannot be changed" : nil
    }
  }

  /// The fields on the way that a dotted path leads, by the proto's own names.
  private static func route(_ path: String, _ schema: MessageSchema) -> [FieldSchema]? {
    var schema: MessageSchema? = schema
    var route: [FieldSchema] = []
    var parts = path.split(separator: ".", omittingEmptySubsequences: false)[...]
    while let part = parts.popFirst() {
      if let field = route.last {
        let below = schema?.message(of: field)
        // An entry of a map is named by its key; nothing is named below it.
        if let below, below.isTextMap { return part.isEmpty || !parts.isEmpty ? nil : route }
        // Nothing is named below a scalar or inside a list.
        if field.isRepeated || field.kind != .message { return nil }
        schema = below
      }
      guard let field = schema?.fields.first(where: { $0.name == part }) else { return nil }
      route.append(field)
    }
    return route
  }

  /// `a` and `a.b` for `a.b.c`.
  private static func above(_ path: String) -> [String] {
    path.indices.filter { path[$0] == "." }.map { String(path[..<$0]) }
  }

  private static func populatedNumbers(_ resource: some WireMessage) -> Set<UInt32> {
    var numbers: Set<UInt32> = []
    // The bytes are our own encoding, which always decodes.
    try? WireDecoder.over(resource.bytes(), policy: .server) { decoder throws(WireError) in
      while let tag = try decoder.nextTag() {
        try decoder.skipValue(tag)
        numbers.insert(tag >> 3)
      }
    }
    return numbers
  }
}

extension FieldSchema {
  fileprivate var isWritable: Bool { !isOutputOnly && !isImmutable }
}
