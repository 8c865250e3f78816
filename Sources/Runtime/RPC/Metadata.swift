package import MusterCore

/// The named values that travel beside the messages, repeated names in the order they were sent.
package struct Metadata: Sendable, Equatable {
  package private(set) var fields = FieldList()

  package init() {}

  package var isEmpty: Bool { fields.isEmpty }

  /// A name ends in `-bin` when its values are bytes; only on the wire are they text, in base64.
  package static func isBinary(_ name: ArraySlice<UInt8>) -> Bool {
    name.count >= 4 && name[(name.endIndex - 4)...] == binarySuffix
  }

  private static let binarySuffix = Array("-bin".utf8)[...]

  package mutating func add(_ name: String, _ value: String) {
    fields.append(name, value)
  }

  package mutating func add(_ name: String, bytes value: some Sequence<UInt8>) {
    fields.append(name.utf8, value)
  }

  package mutating func add(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    fields.append(name, value)
  }

  package mutating func add(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
    unsafe fields.append(name, value)
  }

  package mutating func add(_ name: some Sequence<UInt8>, bytes value: some Sequence<UInt8>) {
    fields.append(name, value)
  }

  package mutating func add(_ other: Metadata) {
    for index in 0..<other.fields.count {
      fields.append(other.fields.name(index), other.fields.value(index))
    }
  }

  /// The texts under a name.
  package subscript(_ name: String) -> [String] {
    self[bytes: name].map { String(decoding: $0, as: UTF8.self) }
  }

  /// The values under a name as they came, without a copy.
  package func slices(_ name: StaticString) -> [ArraySlice<UInt8>] {
    var slices: [ArraySlice<UInt8>] = []
    for index in 0..<fields.count where fields.nameIs(index, name) { slices.append(fields.value(index)) }
    return slices
  }

  /// The values under a name, as they are needed of one that ends in `-bin`.
  package subscript(bytes name: String) -> [[UInt8]] {
    (0..<fields.count).filter { fields.name($0).elementsEqual(name.utf8) }.map { Array(fields.value($0)) }
  }

  package struct Entry: Sendable, Equatable {
    package let name: String
    package let value: [UInt8]
  }

  package var entries: [Entry] {
    (0..<fields.count).map {
      Entry(name: String(decoding: fields.name($0), as: UTF8.self), value: Array(fields.value($0)))
    }
  }
}
