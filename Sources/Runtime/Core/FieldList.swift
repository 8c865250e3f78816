import Glibc

/// Names with values, in the order they came; a name can come again. Kept as bytes in one piece: most lists
/// carry fields that nobody reads.
package struct FieldList: Sendable, Equatable {
  private struct Ends: Equatable {
    var name: Int
    var value: Int
  }

  /// Names and values, one after another.
  package private(set) var bytes: [UInt8] = []
  private var ends: [Ends] = []

  package init() {}

  package var count: Int { ends.count }
  package var isEmpty: Bool { ends.isEmpty }

  /// What HTTP counts: each field costs 32 beside its bytes.
  package var size: Int { bytes.count + 32 * ends.count }

  package mutating func append(_ name: some Sequence<UInt8>, _ value: some Sequence<UInt8>) {
    bytes.append(contentsOf: name)
    let nameEnd = bytes.count
    bytes.append(contentsOf: value)
    ends.append(Ends(name: nameEnd, value: bytes.count))
  }

  package mutating func append(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    bytes.append(contentsOf: name)
    let nameEnd = bytes.count
    bytes.append(contentsOf: value)
    ends.append(Ends(name: nameEnd, value: bytes.count))
  }

  package mutating func append(_ name: String, _ value: String) {
    append(name.utf8, value.utf8)
  }

  package mutating func append(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
    unsafe bytes.append(contentsOf: name)
    let nameEnd = bytes.count
    unsafe bytes.append(contentsOf: value)
    ends.append(Ends(name: nameEnd, value: bytes.count))
  }

  /// Keeps the room.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Where in `bytes` the name stands. Indices are below `count`, here and below.
  package func nameRange(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1].value)..<ends[index].name
  }

  package func valueRange(_ index: Int) -> Range<Int> {
    ends[index].name..<ends[index].value
  }

  package func name(_ index: Int) -> ArraySlice<UInt8> { bytes[nameRange(index)] }
  package func value(_ index: Int) -> ArraySlice<UInt8> { bytes[valueRange(index)] }

  package func text(_ index: Int) -> String { String(decoding: value(index), as: UTF8.self) }

  package func nameIs(_ index: Int, _ name: StaticString) -> Bool {
    holds(name, at: nameRange(index))
  }

  package func valueIs(_ index: Int, _ value: StaticString) -> Bool {
    holds(value, at: valueRange(index))
  }

  /// Whether exactly these bytes stand there.
  private func holds(_ text: StaticString, at range: Range<Int>) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count {
      // Below the literal's length.
      let expected = unsafe text.utf8Start[offset]
      if bytes[range.lowerBound + offset] != expected { return false }
    }
    return true
  }
}

/// Whether two slices hold the same bytes; not for secrets, since it ends at the first that differs.
package func sameBytes(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
  guard one.count == other.count else { return false }
  return unsafe one.withUnsafeBytes { one in
    unsafe other.withUnsafeBytes { other in
      guard let start = one.baseAddress, let otherStart = other.baseAddress else { return one.count == 0 }
      // Both are as long.
      return unsafe memcmp(start, otherStart, one.count) == 0
    }
  }
}
