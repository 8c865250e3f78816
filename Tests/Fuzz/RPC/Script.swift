import MusterFuzzInput

/// What one side of a connection sends: chunks, each when the one before has been read.
struct Script {
  private(set) var chunks: [[UInt8]] = [[]]

  /// Bytes as they are, as recorded ones, or frames whose form is right and whose content is anybody's guess.
  /// `heads` are header blocks worth sending.
  init(_ input: inout Input, begin: [UInt8], heads: [[(String, String)]]) {
    chunks = [begin]
    if input.byte().isMultiple(of: 2) {
      let size = input.byte()
      let bytes = input.all()
      if size == 0 { add(bytes) }
      for start in stride(from: 0, to: size == 0 ? 0 : bytes.count, by: max(1, size)) {
        add(Array(bytes[start..<min(start + size, bytes.count)]))
        chunks.append([])
      }
    } else {
      add(Self.frame(4, 0, 0, []) + Self.frame(4, 1, 0, []))
      while !input.isEmpty { addFrame(&input, heads) }
    }
  }

  private mutating func add(_ bytes: [UInt8]) { chunks[chunks.count - 1] += bytes }

  private mutating func addFrame(_ input: inout Input, _ heads: [[(String, String)]]) {
    let kind = UInt8(input.byte() % 16)
    switch kind {
    case 0...9:
      let flags = UInt8(input.byte())
      add(Self.frame(kind, flags, Self.stream(&input), input.bytes()))
    case 10, 11:
      // Complete in one frame; the next byte says whether nothing comes after it.
      let isLast = input.byte() % 2
      var fields = Self.block(input.choice(heads))
      if kind == 11 { fields += Self.field(input.bytes(), input.bytes()) }
      add(Self.frame(1, UInt8(4 + isLast), Self.stream(&input), fields))
    case 12:
      add(Self.frame(1, UInt8(input.byte()), Self.stream(&input), Self.field(input.bytes(), input.bytes())))
    case 13:
      let (flags, compression) = (UInt8(input.byte() % 2), UInt8(input.byte() % 3))
      let stream = Self.stream(&input)
      let message = input.bytes()
      add(Self.frame(0, flags, stream, [compression] + Self.number(UInt32(message.count)) + message))
    case 14:
      // Enough to close a window when it comes a few times.
      if input.byte() % 4 == 0 {
        add(Self.frame(0, 0, Self.stream(&input), [UInt8](repeating: 0, count: 16_384)))
      } else {
        chunks.append([])
      }
    default:
      add(input.bytes())
    }
  }

  /// One of a few as a rule, so that frames meet.
  private static func stream(_ input: inout Input) -> UInt32 {
    let byte = UInt32(input.byte())
    return byte < 192 ? 2 * (byte % 8) + 1 : byte - 192
  }

  static func frame(_ type: UInt8, _ flags: UInt8, _ stream: UInt32, _ payload: [UInt8]) -> [UInt8] {
    Array(number(UInt32(payload.count)).dropFirst()) + [type, flags] + number(stream) + payload
  }

  private static func number(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func block(_ fields: [(String, String)]) -> [UInt8] {
    fields.flatMap { field(Array($0.utf8), Array($1.utf8)) }
  }

  /// A literal that enters no table.
  private static func field(_ name: [UInt8], _ value: [UInt8]) -> [UInt8] { [0] + text(name) + text(value) }

  private static func text(_ text: [UInt8]) -> [UInt8] {
    let rest = text.count - 127
    // Two bytes hold what is above 127, and no text here is longer than 255.
    return
      (rest < 0 ? [UInt8(text.count)] : rest < 128 ? [127, UInt8(rest)] : [127, UInt8(rest & 127 | 128), 1])
      + text
  }
}
