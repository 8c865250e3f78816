import Glibc

/// Length-prefixed parts from standard input.
struct FrameInput {
  private var buffer: [UInt8] = []
  private var place = 0

  /// Everything that was read is answered.
  var isDrained: Bool { place == buffer.count }

  mutating func part() -> [UInt8]? {
    guard let head = take(4) else { return nil }
    let length = head.reversed().reduce(0) { $0 << 8 | Int($1) }
    return take(length)
  }

  private mutating func take(_ count: Int) -> [UInt8]? {
    while buffer.count - place < count {
      if place > 0 {
        buffer.removeFirst(place)
        place = 0
      }
      if !fill() { return nil }
    }
    place += count
    return Array(buffer[place - count..<place])
  }

  private mutating func fill() -> Bool {
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { space, count in
      count = unsafe max(0, read(0, space.baseAddress, space.count))
    }
    buffer += chunk
    return !chunk.isEmpty
  }
}

/// Length-prefixed parts to standard output.
struct FrameOutput {
  private var buffer: [UInt8] = []

  mutating func write(_ parts: [[UInt8]]) {
    for part in parts {
      for shift in [0, 8, 16, 24] { buffer.append(UInt8(truncatingIfNeeded: part.count >> shift)) }
      buffer += part
    }
  }

  mutating func flush() {
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(1, $0.baseAddress, $0.count) }
      guard count > 0 else { exit(1) }
      rest.removeFirst(count)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
