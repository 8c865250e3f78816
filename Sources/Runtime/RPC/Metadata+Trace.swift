import MusterCore

/// What callers say of themselves beside their messages, so that the call can be found again.
extension Metadata {
  static let requestIDMax = 128
  private static let traceStateMax = 512
  private static let traceStateEntriesMax = 32

  /// The value under a name that is there once.
  package func single(_ name: StaticString) -> ArraySlice<UInt8>? {
    var found: ArraySlice<UInt8>?
    for index in 0..<fields.count where fields.nameIs(index, name) {
      if found != nil { return nil }
      found = fields.value(index)
    }
    return found
  }

  /// Nil without a well-formed one, and for two.
  package var traceparent: TraceParent? { single("traceparent").flatMap { TraceParent($0) } }

  /// What other systems keep of the trace, passed on as it came; empty when it breaks its form.
  package var traceState: String {
    guard traceparent != nil else { return "" }
    var entries: [ArraySlice<UInt8>] = []
    for value in slices("tracestate") {
      for entry in value.split(separator: UInt8(ascii: ",")) {
        let entry = Self.trimmed(entry)
        if entry.isEmpty { continue }
        guard Self.isTraceStateEntry(entry) else { return "" }
        entries.append(entry)
      }
    }
    let bytes = Array(entries.joined(separator: [UInt8(ascii: ",")]))
    guard entries.count <= Self.traceStateEntriesMax, bytes.count <= Self.traceStateMax else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let start = bytes.drop(while: isBlank)
    return start.lastIndex { !isBlank($0) }.map { start[...$0] } ?? []
  }

  /// `key=value`: printable, without what parts entries.
  private static func isTraceStateEntry(_ entry: ArraySlice<UInt8>) -> Bool {
    guard let equals = entry.firstIndex(of: UInt8(ascii: "=")) else { return false }
    let (key, value) = (entry[..<equals], entry[(equals + 1)...])
    return (1...256).contains(key.count) && (1...256).contains(value.count)
      && key.allSatisfy { byte in
        0x61...0x7a ~= byte || 0x30...0x39 ~= byte || "_-*/@".utf8.contains(byte)
      } && value.allSatisfy { 0x20...0x7e ~= $0 && $0 != UInt8(ascii: "=") }
  }

  /// What the caller calls the call: no blank and nothing of an address of mail, so that it can be written
  /// anywhere. Nil without a well-formed one.
  package var requestID: ArraySlice<UInt8>? {
    guard let value = single("x-request-id"), (1...Self.requestIDMax).contains(value.count),
      value.allSatisfy({ byte in
        0x30...0x39 ~= byte || 0x41...0x5a ~= byte || 0x61...0x7a ~= byte || "-._:=/+".utf8.contains(byte)
      })
    else { return nil }
    return value
  }

  /// Most callers give no names, which the lengths of the fields' own tell.
  private var mayNameCall: Bool {
    for index in 0..<fields.count where 11...12 ~= fields.nameRange(index).count { return true }
    return false
  }

  /// What is sent back ahead of the answer: the names that the caller gave.
  package var echo: Metadata {
    var echo = Metadata()
    if !mayNameCall { return echo }
    if let value = single("traceparent"), TraceParent(value) != nil { echo.add("traceparent", bytes: value) }
    if let value = requestID { echo.add("x-request-id", bytes: value) }
    return echo
  }
}

extension CallTrace {
  /// Finds the call in the log: what the caller calls it, or a name of its own.
  package func requestID(_ metadata: Metadata) -> String {
    if let given = metadata.requestID { return String(decoding: given, as: UTF8.self) }
    // The span is the call's alone, so this is drawn as well and need not be kept.
    return TypeID(prefix: "req", bits: UInt128(id.low) << 64 | UInt128(span.bits)).description
  }
}

extension Caller {
  package var requestID: String { trace.requestID(metadata) }
}
