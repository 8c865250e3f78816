import Glibc

/// Reads one message out of memory that stays put while it lives. Nothing the bytes say is believed:
/// every length is compared with what is left, depth, entries and memory are counted against the policy.
///
/// Safe because `cursor <= end` holds after every step and no read passes `end`.
@safe public struct WireDecoder: ~Copyable {
  @usableFromInline var cursor: UnsafeRawPointer
  /// The end of the message that is being read, which may be nested in others.
  @usableFromInline var end: UnsafeRawPointer
  /// Where the tag that was read last begins; unknown fields are kept from here.
  @usableFromInline var tagStart: UnsafeRawPointer
  @usableFromInline var depthLeft: Int
  @usableFromInline var memoryLeft: Int
  @usableFromInline let itemsMax: Int
  @usableFromInline let keepsUnknownFields: Bool
  @usableFromInline let refusesNUL: Bool

  /// Lends a decoder over an array's bytes.
  public static func over<T>(
    _ bytes: [UInt8], policy: WirePolicy, _ body: (inout WireDecoder) throws(WireError) -> T
  ) throws(WireError) -> T {
    unsafe try bytes.withUnsafeBufferPointer { buffer throws(WireError) in
      var decoder = unsafe WireDecoder(UnsafeRawBufferPointer(buffer), policy: policy)
      return try body(&decoder)
    }
  }

  /// The buffer must outlive the decoder.
  @unsafe public init(_ buffer: UnsafeRawBufferPointer, policy: WirePolicy) {
    // A pointer is needed even for no bytes; it is never read.
    let start = unsafe buffer.baseAddress ?? UnsafeRawPointer(bitPattern: 1)!
    unsafe cursor = start
    unsafe end = start + buffer.count
    unsafe tagStart = start
    depthLeft = policy.depthMax
    memoryLeft = policy.memoryMax
    itemsMax = policy.itemsMax
    keepsUnknownFields = policy.keepsUnknownFields
    refusesNUL = policy.refusesNUL
  }

  /// Bytes of the current message that are not read yet.
  @inlinable var remaining: Int { unsafe end - cursor }

  /// The next field's tag, or nil at the end of the message.
  @inlinable public mutating func nextTag() throws(WireError) -> UInt32? {
    if unsafe cursor == end { return nil }
    unsafe tagStart = cursor
    let first = unsafe cursor.load(as: UInt8.self)
    if first < 0x80 {
      unsafe cursor += 1
      return UInt32(first)
    }
    // Field numbers from 16 to 2047.
    if remaining > 1, case let second = unsafe cursor.load(fromByteOffset: 1, as: UInt8.self), second < 0x80 {
      unsafe cursor += 2
      return UInt32(first & 0x7F) | UInt32(second) << 7
    }
    return try longTag()
  }

  @usableFromInline mutating func longTag() throws(WireError) -> UInt32 {
    let raw = try varint()
    // 32 bits fill five bytes; C++ and Python take no more for them either.
    guard let tag = UInt32(exactly: raw), unsafe cursor - tagStart <= 5 else {
      throw WireError(.malformed, "a field number is above 536870911 or in more than five bytes")
    }
    return tag
  }
}

// MARK: Primitives

extension WireDecoder {
  @inlinable mutating func varint() throws(WireError) -> UInt64 {
    if unsafe cursor < end {
      let first = unsafe cursor.load(as: UInt8.self)
      if first < 0x80 {
        unsafe cursor += 1
        return UInt64(first)
      }
    }
    return try longVarint()
  }

  @usableFromInline mutating func longVarint() throws(WireError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while unsafe cursor < end {
      let byte = unsafe cursor.load(as: UInt8.self)
      unsafe cursor += 1
      // The tenth byte has room for one bit.
      if shift == 63 && byte > 1 {
        throw WireError(.malformed, "a varint is longer than 64 bits")
      }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw Self.truncated
  }

  @inlinable mutating func fixed<T: FixedWidthInteger & BitwiseCopyable>() throws(WireError) -> T {
    if remaining < MemoryLayout<T>.size { throw Self.truncated }
    let value = unsafe cursor.loadUnaligned(as: T.self)
    unsafe cursor += MemoryLayout<T>.size
    return T(littleEndian: value)
  }

  /// A length that the current message really holds.
  @inlinable mutating func length() throws(WireError) -> Int {
    let length = try varint()
    if length > UInt64(remaining) { throw Self.truncated }
    return Int(truncatingIfNeeded: length)
  }

  @usableFromInline mutating func text() throws(WireError) -> String {
    let count = try length()
    // Up to fifteen bytes live in the string itself.
    if count > 15 { try charge(count + 32) }
    let buffer = unsafe UnsafeBufferPointer(start: cursor.assumingMemoryBound(to: UInt8.self), count: count)
    unsafe cursor += count
    if unsafe Self.isPlain(buffer) {
      return unsafe String(copying: UTF8Span(unchecked: buffer.span, isKnownASCII: true))
    }
    if refusesNUL, unsafe buffer.contains(0) {
      throw WireError(.invalidText, "a string holds a NUL character; remove it")
    }
    do {
      // Three times as fast as `String(validating:)`, which builds its answer character by character.
      return String(copying: try UTF8Span(validating: unsafe buffer.span))
    } catch {
      throw WireError(.invalidText, "a string is not valid UTF-8")
    }
  }

  /// ASCII without a NUL, as most text is: tested eight bytes at a time, and valid UTF-8 as it stands.
  private static func isPlain(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    let high: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    let bytes = UnsafeRawBufferPointer(buffer)
    var suspicious: UInt64 = 0
    let lastWord = bytes.count &- 8
    if lastWord < 0 {
      for index in 0..<bytes.count {
        let byte = unsafe UInt64(bytes[index])
        suspicious |= byte | (byte &- 1)
      }
      return suspicious & 0x80 == 0
    }
    var index = 0
    while true {
      let word = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // A byte has its high bit set, or gets it by a borrow because it is zero.
      suspicious |= word | (word &- ones)
      if index == lastWord { return suspicious & high == 0 }
      // The last word overlaps the one before it, so that no bytes are left over.
      index = min(index &+ 8, lastWord)
    }
  }

  @inlinable mutating func bytes() throws(WireError) -> [UInt8] {
    let count = try length()
    try charge(count + 32)
    let value = unsafe Array(UnsafeRawBufferPointer(start: cursor, count: count))
    unsafe cursor += count
    return value
  }

  /// Takes what a value costs in memory out of the budget.
  @inlinable mutating func charge(_ size: Int) throws(WireError) {
    memoryLeft -= size
    if memoryLeft < 0 { throw Self.tooLarge }
  }

  @inlinable func checkRoom(_ count: Int, _ max: Int) throws(WireError) {
    if count >= Swift.max(max, itemsMax) { throw Self.tooMany(Swift.max(max, itemsMax)) }
  }

  @usableFromInline static var truncated: WireError {
    WireError(.truncated, "the message ends inside a field")
  }

  @usableFromInline static var tooLarge: WireError {
    WireError(.tooLarge, "the message would take more memory than allowed; split it")
  }

  @usableFromInline static func tooMany(_ max: Int) -> WireError {
    WireError(.tooLarge, "a repeated field or map has more than \(max) entries; split the message")
  }
}

// MARK: Fields

extension WireDecoder {
  @inlinable public mutating func read<C: WireCodec>(_ codec: C.Type) throws(WireError) -> C.Value {
    try C.read(from: &self)
  }

  /// One entry of a repeated field. `max` is the proto's own bound where it is above the policy's.
  @inlinable public mutating func append<C: WireCodec>(
    _ values: inout [C.Value], _ codec: C.Type, max: Int = 0
  ) throws(WireError) {
    try checkRoom(values.count, max)
    try charge(MemoryLayout<C.Value>.stride)
    values.append(try C.read(from: &self))
  }

  /// A run of entries behind one length; senders may mix both forms.
  @inlinable public mutating func appendPacked<C: WireCodec>(
    _ values: inout [C.Value], _ codec: C.Type, max: Int = 0
  ) throws(WireError) {
    let count = try length()
    let outer = unsafe end
    unsafe end = cursor + count
    while unsafe cursor < end {
      try append(&values, codec, max: max)
    }
    unsafe end = outer
  }

  /// One entry of a map; a key or value that is missing is its default.
  @inlinable public mutating func entry<K: WireKeyCodec, V: WireCodec>(
    _ map: inout WireMap<K, V.Value>, _ keyCodec: K.Type, _ valueCodec: V.Type, max: Int = 0
  ) throws(WireError) {
    try checkRoom(map.count, max)
    // A hash table keeps spare places, so an entry costs about two.
    try charge(2 * (MemoryLayout<K.Stored>.stride + MemoryLayout<V.Value>.stride))
    let outer = unsafe try enter()
    var key = K.defaultValue
    var value = V.defaultValue
    var ignored = UnknownFields()
    while let tag = try nextTag() {
      switch tag {
      case 0b01_000 | K.wireType: key = try K.read(from: &self)
      case 0b10_000 | V.wireType: try V.merge(into: &value, from: &self)
      default: try skip(tag, &ignored)
      }
    }
    unsafe leave(outer)
    map[key] = value
  }

  /// A nested message in a oneof; a second one of the same field is merged into the first. Charged,
  /// because a oneof that leads back to its own message keeps it on the heap.
  @inlinable public mutating func nested<M: WireMessage>(_ message: inout M) throws(WireError) {
    try charge(MemoryLayout<M>.stride)
    try fill(&message)
  }

  /// Merges a nested message into one whose place is charged already.
  @inlinable mutating func fill<M: WireMessage>(_ message: inout M) throws(WireError) {
    let outer = unsafe try enter()
    try message.decode(from: &self)
    unsafe leave(outer)
  }

  @inlinable public mutating func nested<M: WireMessage>(_ message: inout M?) throws(WireError) {
    if message == nil { message = M() }
    let outer = unsafe try enter()
    try message?.decode(from: &self)
    unsafe leave(outer)
  }

  @inlinable public mutating func nested<M: WireMessage>(_ box: inout Boxed<M>) throws(WireError) {
    try charge(MemoryLayout<M>.stride + 16)
    var message = box.value ?? M()
    try fill(&message)
    box.value = message
  }

  @inlinable public mutating func append<M: WireMessage>(
    message values: inout [M], max: Int = 0
  ) throws(WireError) {
    try checkRoom(values.count, max)
    try charge(MemoryLayout<M>.stride)
    if values.count == values.capacity { reserveRun(&values, max) }
    values.append(M())
    try fill(&values[values.count - 1])
  }

  /// Makes room for the entries that follow this one without another field between, so that large
  /// messages are not moved while their array grows. The cursor is at the first entry's length.
  @inlinable mutating func reserveRun<M: WireMessage>(_ values: inout [M], _ max: Int) {
    let most = Swift.min(Swift.max(max, itemsMax) - values.count, memoryLeft / MemoryLayout<M>.stride + 1)
    let wanted = values.count + runLength(upTo: most)
    // Below twice the room, growing by doubling is better: short runs would move the array each time.
    if wanted > 2 * values.capacity { values.reserveCapacity(wanted) }
  }

  /// How many entries of one field follow each other, by their tags and lengths alone.
  @usableFromInline mutating func runLength(upTo most: Int) -> Int {
    let (start, tagSize) = unsafe (cursor, cursor - tagStart)
    defer { unsafe cursor = start }
    var count = 0
    while count < most, let size = try? length() {
      count += 1
      unsafe cursor += size
      guard tagSize < remaining, unsafe memcmp(cursor, tagStart, tagSize) == 0 else { break }
      unsafe cursor += tagSize
    }
    return count
  }

  /// Narrows the view to a nested message and answers the end of the outer one.
  @inlinable @unsafe mutating func enter() throws(WireError) -> UnsafeRawPointer {
    let count = try length()
    if depthLeft == 0 { throw Self.tooDeep }
    depthLeft -= 1
    let outer = unsafe end
    unsafe end = cursor + count
    return unsafe outer
  }

  @inlinable @unsafe mutating func leave(_ outer: UnsafeRawPointer) {
    depthLeft += 1
    unsafe end = outer
  }

  @usableFromInline static var tooDeep: WireError {
    WireError(.tooDeep, "messages are nested more than 100 deep")
  }
}

// MARK: Unknown fields

extension WireDecoder {
  /// Passes over a field that the message does not know, and keeps its bytes if the policy says so.
  public mutating func skip(_ tag: UInt32, _ unknown: inout UnknownFields) throws(WireError) {
    let start = unsafe tagStart
    try skipValue(tag)
    if keepsUnknownFields {
      let count = unsafe cursor - start
      try charge(count)
      unsafe unknown.bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
    }
  }

  mutating func skipValue(_ tag: UInt32) throws(WireError) {
    if tag >> 3 == 0 { throw WireError(.malformed, "a field has the number 0") }
    switch tag & 7 {
    case 0: _ = try varint()
    case 1: _ = try fixed() as UInt64
    case 2:
      let count = try length()
      unsafe cursor += count
    case 3: try skipGroup(tag >> 3)
    case 5: _ = try fixed() as UInt32
    default:
      throw WireError(.malformed, "field \(tag >> 3) has the wire type \(tag & 7), which has no meaning here")
    }
  }

  /// Groups are not used any more; one from an old sender is passed over whole.
  private mutating func skipGroup(_ number: UInt32) throws(WireError) {
    if depthLeft == 0 { throw Self.tooDeep }
    depthLeft -= 1
    while let tag = try nextTag() {
      if tag & 7 == 4 {
        guard tag >> 3 == number else {
          throw WireError(.malformed, "group \(number) is closed as group \(tag >> 3)")
        }
        depthLeft += 1
        return
      }
      try skipValue(tag)
    }
    throw Self.truncated
  }
}
