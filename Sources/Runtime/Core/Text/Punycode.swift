/// A label of a domain in ASCII and back (RFC 3492), without the `xn--` in front.
enum Punycode {
  private static let (base, tMin, tMax, skew, damp): (Int, Int, Int, Int, Int) = (36, 1, 26, 38, 700)
  /// No label is longer, encoded or not; it bounds the work, which grows with the square.
  private static let lengthMax = 63

  private static let numberMax = 0x10FFFF * (lengthMax + 1)

  static func encode(_ label: [Unicode.Scalar]) -> String? {
    guard label.count <= lengthMax else { return nil }
    var output = label.filter(\.isASCII).map { UInt8($0.value) }
    var handled = output.count
    let basic = handled
    if basic > 0 { output.append(UInt8(ascii: "-")) }
    var (code, delta, bias) = (0x80, 0, 72)
    while handled < label.count {
      guard let next = label.lazy.map({ Int($0.value) }).filter({ $0 >= code }).min() else { return nil }
      // At most 0x10FFFF times 64.
      delta += (next - code) * (handled + 1)
      code = next
      for scalar in label {
        if scalar.value < code { delta += 1 }
        guard scalar.value == code else { continue }
        appendNumber(delta, bias, to: &output)
        bias = adapted(delta, handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      code += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Nil for what no label encodes to.
  static func decode(_ text: some Collection<UInt8>) -> [Unicode.Scalar]? {
    let bytes = Array(text)
    guard bytes.count <= lengthMax, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    let hyphen = bytes.lastIndex(of: UInt8(ascii: "-"))
    var label = bytes[..<(hyphen ?? 0)].map { Unicode.Scalar($0) }
    var rest = bytes[(hyphen.map { $0 + 1 } ?? 0)...]
    var (code, index, bias) = (0x80, 0, 72)
    while !rest.isEmpty {
      let before = index
      guard let delta = number(bias, from: &rest) else { return nil }
      index += delta
      let count = label.count + 1
      bias = adapted(index - before, count, isFirst: before == 0)
      code += index / count
      index %= count
      guard code <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
      label.insert(scalar, at: index)
      index += 1
    }
    return label
  }

  private static func threshold(_ place: Int, _ bias: Int) -> Int { min(max(place - bias, tMin), tMax) }

  private static func appendNumber(_ number: Int, _ bias: Int, to output: inout [UInt8]) {
    var (rest, place) = (number, base)
    while true {
      let limit = threshold(place, bias)
      if rest < limit { break }
      output.append(digit(limit + (rest - limit) % (base - limit)))
      rest = (rest - limit) / (base - limit)
      place += base
    }
    output.append(digit(rest))
  }

  /// Nil for one that is cut off or larger than any scalar's place can be.
  private static func number(_ bias: Int, from rest: inout ArraySlice<UInt8>) -> Int? {
    var (number, weight, place) = (0, 1, base)
    while let byte = rest.popFirst() {
      guard let digit = value(byte) else { return nil }
      number += digit * weight
      guard number <= numberMax else { return nil }
      let limit = threshold(place, bias)
      if digit < limit { return number }
      weight *= base - limit
      guard weight <= numberMax * base else { return nil }
      place += base
    }
    return nil
  }

  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var place = 0
    while delta > (base - tMin) * tMax / 2 {
      delta /= base - tMin
      place += base
    }
    return place + (base - tMin + 1) * delta / (delta + skew)
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: value + (value < 26 ? 0x61 : 22))
  }

  private static func value(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 26
    default: nil
    }
  }
}
