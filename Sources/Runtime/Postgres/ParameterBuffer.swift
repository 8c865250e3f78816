/// The parameters of one statement as they go on the wire, in memory that is used again for the next.
///
/// `pointers` are written and read within `withPointers` alone.
@safe struct ParameterBuffer: ~Copyable {
  private var bytes: [UInt8] = []
  /// Where each begins, -1 for a null.
  private var starts: [Int] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []
  private var pointers: [UnsafePointer<CChar>?] = unsafe []

  /// What a buffer that once held something large gives back.
  private static let keptMax = 65_536
  private static let text: Int32 = 0
  private static let binary: Int32 = 1

  mutating func fill(_ parameters: [Parameter]) {
    bytes.removeAll(keepingCapacity: bytes.count <= Self.keptMax)
    starts.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    formats.removeAll(keepingCapacity: true)
    for parameter in parameters {
      if case .null = parameter {
        starts.append(-1)
        lengths.append(0)
        formats.append(Self.binary)
        continue
      }
      starts.append(bytes.count)
      append(parameter)
      // The whole is far below 2 GiB: `BoundStatement.sizeMax`.
      lengths.append(Int32(clamping: bytes.count - (starts.last ?? 0)))
      if case .numeric = parameter { formats.append(Self.text) } else { formats.append(Self.binary) }
    }
  }

  typealias Pointers = UnsafePointer<UnsafePointer<CChar>?>

  /// Lends them as libpq takes them, which copies them into its own buffer.
  mutating func withPointers(
    _ body: (Int32, Pointers?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Int32
  ) -> Int32 {
    let count = Int32(starts.count)
    let starts = starts
    // An empty buffer may have no place, and libpq takes a null pointer for a null.
    let empty = unsafe UnsafeRawPointer(Self.emptyPlace.utf8Start)
    return unsafe bytes.withUnsafeBytes { bytes in
      unsafe pointers.removeAll(keepingCapacity: true)
      let start = unsafe bytes.baseAddress ?? empty
      for offset in starts {
        // Within the bytes, or at their end for an empty value.
        unsafe pointers.append(
          offset < 0 ? nil : start.advanced(by: offset).assumingMemoryBound(to: CChar.self))
      }
      return unsafe pointers.withUnsafeBufferPointer { pointers in
        unsafe lengths.withUnsafeBufferPointer { lengths in
          unsafe formats.withUnsafeBufferPointer { formats in
            unsafe body(count, pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
          }
        }
      }
    }
  }

  /// A literal lies where it is for good.
  private static let emptyPlace: StaticString = " "

  private mutating func append(_ parameter: Parameter) {
    switch parameter {
    case .null: break
    case .bool(let value): bytes.append(value ? 1 : 0)
    case .int2(let value): append(value)
    case .int4(let value): append(value)
    case .int8(let value): append(value)
    case .float8(let value): append(value.bitPattern)
    case .uuid(let value): append(value)
    case .text(let value): bytes.append(contentsOf: value.utf8)
    case .bytea(let value): bytes.append(contentsOf: value)
    case .timestamp(let value): append(value.microseconds)
    case .date(let value): append(value.days)
    case .numeric(let value):
      // Text, which libpq takes up to a NUL.
      bytes.append(contentsOf: value.text.utf8)
      bytes.append(0)
    case .jsonb(let value):
      // The version of the binary form, then text.
      bytes.append(1)
      bytes.append(contentsOf: value.utf8)
    case .int8s(let values):
      beginArray(.int8, values.count)
      for value in values {
        append(Int32(8))
        append(value)
      }
    case .uuids(let values):
      beginArray(.uuid, values.count)
      for value in values {
        append(Int32(16))
        append(value)
      }
    case .texts(let values):
      beginArray(.text, values.count)
      for value in values {
        append(Int32(clamping: value.utf8.count))
        bytes.append(contentsOf: value.utf8)
      }
    case .byteas(let values):
      beginArray(.bytea, values.count)
      for value in values {
        append(Int32(clamping: value.count))
        bytes.append(contentsOf: value)
      }
    case .timestamps(let values):
      beginArray(.timestamptz, values.count)
      for value in values {
        append(Int32(8))
        append(value.microseconds)
      }
    case .int4s(let values):
      beginArray(.int4, values.count)
      for value in values {
        append(Int32(4))
        append(value)
      }
    }
  }

  /// Number of dimensions, whether there are nulls, type of the elements; then for the one dimension its
  /// length and the index of its first element. An empty array has no dimension.
  private mutating func beginArray(_ type: PostgresType, _ count: Int) {
    append(Int32(count == 0 ? 0 : 1))
    append(Int32(0))
    append(type.oid)
    guard count > 0 else { return }
    append(Int32(clamping: count))
    append(Int32(1))
  }

  private mutating func append(_ value: some FixedWidthInteger) {
    var place = value.bitWidth
    while place > 0 {
      place -= 8
      bytes.append(UInt8(truncatingIfNeeded: value >> place))
    }
  }
}
