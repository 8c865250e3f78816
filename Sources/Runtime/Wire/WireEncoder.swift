/// Writes one message after another from the end of a buffer to its start.
///
/// Written backwards, a nested message's length is known by the time its prefix is due, so one pass
/// over the fields is enough and nothing is measured or moved. The buffer is kept for the next message.
///
/// Safe because `base ... head ... base + capacity` is kept by `reserve`, the only place that allocates,
/// which every write goes through.
@safe public struct WireEncoder: ~Copyable {
  @usableFromInline var base: UnsafeMutableRawPointer
  @usableFromInline var capacity: Int
  /// The first byte written so far; everything from here to the end of the buffer is output.
  @usableFromInline var head: UnsafeMutableRawPointer

  public init(capacity: Int = 256) {
    unsafe base = .allocate(byteCount: capacity, alignment: 1)
    self.capacity = capacity
    unsafe head = base + capacity
  }

  deinit {
    unsafe base.deallocate()
  }

  /// Bytes written so far.
  @inlinable public var count: Int { unsafe (base + capacity) - head }

  /// Forgets what was written and keeps the buffer.
  public mutating func reset() {
    unsafe head = base + capacity
  }

  /// Lends the bytes written so far; they may not be kept.
  @unsafe public borrowing func withBytes<T, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> T
  ) throws(E) -> T {
    unsafe try body(UnsafeRawBufferPointer(start: head, count: count))
  }

  public borrowing func bytes() -> [UInt8] {
    unsafe Array(UnsafeRawBufferPointer(start: head, count: count))
  }

  /// Makes room for `size` more bytes in front of what is written.
  @inlinable mutating func reserve(_ size: Int) {
    if unsafe head - base < size {
      grow(size)
    }
  }

  @usableFromInline @inline(never) mutating func grow(_ size: Int) {
    let written = count
    let larger = max(capacity * 2, written + size)
    let fresh = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 1)
    let freshHead = unsafe fresh + (larger - written)
    // The ranges lie in two allocations, so they cannot overlap.
    unsafe freshHead.copyMemory(from: head, byteCount: written)
    unsafe base.deallocate()
    unsafe base = fresh
    capacity = larger
    unsafe head = freshHead
  }
}

// MARK: Framing

extension WireEncoder {
  /// Puts gRPC's prefix in front of what is written: a byte of flags and the length.
  public mutating func frame(flags: UInt8) {
    // A message of 4 GiB would not have fitted into memory before.
    let length = UInt32(clamping: count)
    fixed(length.byteSwapped)
    fixed(flags)
  }

  /// Puts bytes in front as they are.
  public mutating func raw(_ bytes: [UInt8]) {
    raw(array: bytes)
  }
}

// MARK: Primitives

extension WireEncoder {
  @inlinable mutating func varint(_ value: UInt64) {
    // Ten bytes hold any 64-bit varint.
    reserve(10)
    if value < 0x80 {
      unsafe head -= 1
      unsafe head.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
    } else if value < 0x4000 {
      unsafe head -= 2
      unsafe head.storeBytes(of: UInt8(truncatingIfNeeded: value) | 0x80, as: UInt8.self)
      unsafe head.storeBytes(of: UInt8(truncatingIfNeeded: value >> 7), toByteOffset: 1, as: UInt8.self)
    } else {
      longVarint(value)
    }
  }

  /// The room was reserved by `varint`.
  @usableFromInline mutating func longVarint(_ value: UInt64) {
    let size = (64 - value.leadingZeroBitCount + 6) / 7
    unsafe head -= size
    var rest = value
    for index in 0..<(size - 1) {
      unsafe head.storeBytes(of: UInt8(truncatingIfNeeded: rest) | 0x80, toByteOffset: index, as: UInt8.self)
      rest >>= 7
    }
    unsafe head.storeBytes(of: UInt8(truncatingIfNeeded: rest), toByteOffset: size - 1, as: UInt8.self)
  }

  /// Writes the number's bytes in the little-endian order of the wire.
  @inlinable mutating func fixed<T: FixedWidthInteger & BitwiseCopyable>(_ value: T) {
    reserve(MemoryLayout<T>.size)
    unsafe head -= MemoryLayout<T>.size
    unsafe head.storeBytes(of: value.littleEndian, as: T.self)
  }

  @inlinable mutating func raw(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    unsafe head -= bytes.count
    unsafe head.copyMemory(from: start, byteCount: bytes.count)
  }

  @inlinable mutating func text(_ value: String) {
    let count = value.utf8.count
    // A native string lends its bytes; one that came from elsewhere is copied by the slow path.
    let written: Void? = unsafe value.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe raw(UnsafeRawBufferPointer(bytes))
    }
    if written == nil {
      raw(array: Array(value.utf8))
    }
    varint(UInt64(count))
  }

  @inlinable mutating func raw(array: [UInt8]) {
    unsafe array.withUnsafeBytes { unsafe raw($0) }
  }
}

// MARK: Fields

extension WireEncoder {
  /// A field without presence: its default is not written.
  @inlinable public mutating func implicit<C: WireCodec>(
    _ tag: UInt32, _ value: C.Value, _ codec: C.Type
  ) {
    if !C.isDefault(value) {
      C.write(value, to: &self)
      varint(UInt64(tag))
    }
  }

  /// A field that is set, its default value included.
  @inlinable public mutating func present<C: WireCodec>(
    _ tag: UInt32, _ value: C.Value, _ codec: C.Type
  ) {
    C.write(value, to: &self)
    varint(UInt64(tag))
  }

  @inlinable public mutating func optional<C: WireCodec>(
    _ tag: UInt32, _ value: C.Value?, _ codec: C.Type
  ) {
    if let value {
      C.write(value, to: &self)
      varint(UInt64(tag))
    }
  }

  @inlinable public mutating func repeated<C: WireCodec>(
    _ tag: UInt32, _ values: [C.Value], _ codec: C.Type
  ) {
    for value in values.reversed() {
      C.write(value, to: &self)
      varint(UInt64(tag))
    }
  }

  /// All values behind one tag and one length.
  @inlinable public mutating func packed<C: WireCodec>(
    _ tag: UInt32, _ values: [C.Value], _ codec: C.Type
  ) {
    if values.isEmpty { return }
    let mark = count
    for value in values.reversed() {
      C.write(value, to: &self)
    }
    varint(UInt64(count - mark))
    varint(UInt64(tag))
  }

  /// Entries in the order of their keys, so that equal maps are equal bytes.
  @inlinable public mutating func map<K: WireKeyCodec, V: WireCodec>(
    _ tag: UInt32, _ entries: WireMap<K, V.Value>, _ key: K.Type, _ value: V.Type
  ) {
    if entries.isEmpty { return }
    for entry in entries.sorted().reversed() {
      let mark = count
      V.write(entry.value, to: &self)
      varint(UInt64(0b10_000 | V.wireType))
      K.write(entry.key, to: &self)
      varint(UInt64(0b01_000 | K.wireType))
      varint(UInt64(count - mark))
      varint(UInt64(tag))
    }
  }

  /// A nested message that is there.
  @inlinable public mutating func message<M: WireMessage>(_ tag: UInt32, _ message: M) {
    let mark = count
    message.encode(into: &self)
    varint(UInt64(count - mark))
    varint(UInt64(tag))
  }

  @inlinable public mutating func optionalMessage<M: WireMessage>(_ tag: UInt32, _ value: M?) {
    if let value {
      message(tag, value)
    }
  }

  @inlinable public mutating func optionalMessage<M: WireMessage>(_ tag: UInt32, _ box: Boxed<M>) {
    if !box.isEmpty, let value = box.value {
      message(tag, value)
    }
  }

  @inlinable public mutating func messages<M: WireMessage>(_ tag: UInt32, _ values: [M]) {
    unsafe values.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      let elements = unsafe start.assumingMemoryBound(to: Lent<M>.self)
      var index = values.count
      while index > 0 {
        index -= 1
        let mark = count
        unsafe elements[index].encode(into: &self)
        varint(UInt64(count - mark))
        varint(UInt64(tag))
      }
    }
  }

  /// A message where it lies in its array. Being no copyable type, it is not taken out to be encoded,
  /// which would retain and release every string it holds: a third of the time of a page of leads.
  @usableFromInline @frozen struct Lent<M: WireMessage>: ~Copyable {
    @usableFromInline let message: M

    @inlinable borrowing func encode(into encoder: inout WireEncoder) {
      message.encode(into: &encoder)
    }
  }

  @inlinable public mutating func unknown(_ fields: UnknownFields) {
    if !fields.isEmpty {
      raw(array: fields.bytes)
    }
  }
}
