/// The fuzzer's bytes, taken from the front. What is not there is zero, or empty.
package struct Input {
  private var rest: ArraySlice<UInt8>

  package init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  package var isEmpty: Bool { rest.isEmpty }

  package mutating func byte() -> Int { Int(rest.popFirst() ?? 0) }

  package mutating func number() -> UInt64 {
    var number: UInt64 = 0
    for _ in 0..<8 { number = number << 8 | UInt64(byte()) }
    return number
  }

  /// As many as the next byte says.
  package mutating func bytes() -> [UInt8] {
    let count = byte()
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  package mutating func all() -> [UInt8] {
    defer { rest = [] }
    return Array(rest)
  }

  /// What comes before the next NUL, which people can write; all without one.
  package mutating func text() -> String {
    let bytes = rest.prefix { $0 != 0 }
    rest = rest.dropFirst(bytes.count + 1)
    return String(decoding: bytes, as: UTF8.self)
  }

  package mutating func choice<Element>(_ elements: [Element]) -> Element {
    elements[byte() % elements.count]
  }
}
