/// What a pattern says, as a tree.
indirect enum PatternNode: Hashable, Sendable {
  case empty
  case scalars(ScalarClass)
  case sequence([PatternNode])
  case choice([PatternNode])
  /// `most` nil for as often as there is text.
  case repeated(PatternNode, least: Int, most: Int?)

  /// How many steps it needs, or more than the bound.
  func size(bound: Int) -> Int {
    switch self {
    case .empty: return 1
    case .scalars: return 1
    case .sequence(let parts), .choice(let parts):
      var sum = 1
      for part in parts {
        sum += part.size(bound: bound) + 1
        if sum > bound { return bound + 1 }
      }
      return sum
    case .repeated(let node, let least, let most):
      let (product, isOver) = (node.size(bound: bound) + 2).multipliedReportingOverflow(
        by: max(1, most ?? (least + 1)))
      return isOver || product > bound ? bound + 1 : product
    }
  }
}

/// A set of scalars: ranges, or all but those.
struct ScalarClass: Hashable, Sendable {
  var ranges: [ClosedRange<UInt32>] = []
  var isNegated = false

  static let any = ScalarClass(ranges: [], isNegated: true)
  static let digits = ScalarClass(ranges: [0x30...0x39])
  static let words = ScalarClass(ranges: [0x30...0x39, 0x41...0x5a, 0x5f...0x5f, 0x61...0x7a])
  static let spaces = ScalarClass(ranges: [0x09...0x0d, 0x20...0x20])

  func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } != isNegated }
}

struct PatternError: Error, Hashable {
  let message: String

  init(_ message: String) { self.message = message }
}

/// Reads the text of a pattern.
struct PatternReader {
  private static let depthMax = 40
  private static let countMax = 1_000

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0
  /// There are alternatives outside of all groups.
  private var isChoice = false

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  /// The whole text; whether it is bound to the start and to the end of what it is looked for in.
  mutating func pattern() throws(PatternError) -> (node: PatternNode, isAtStart: Bool, isAtEnd: Bool) {
    let isAtStart = take("^")
    let node = try choice()
    let isAtEnd = take("$")
    guard index == scalars.count else {
      throw PatternError(
        next == ")" ? "a ) has no (" : "\(next.map(String.init) ?? "") stands where it means nothing")
    }
    if isAtStart || isAtEnd, isChoice {
      throw PatternError("^ and $ cannot stand beside |; put the alternatives into a group")
    }
    return (node, isAtStart, isAtEnd)
  }

  private mutating func choice() throws(PatternError) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthMax else { throw PatternError("groups are nested deeper than \(Self.depthMax)") }
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    if depth == 1 { isChoice = parts.count > 1 }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = next, scalar != "|", scalar != ")", !(scalar == "$" && index == scalars.count - 1) {
      parts.append(try repeated(atom()))
    }
    return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repeated(_ node: PatternNode) throws(PatternError) -> PatternNode {
    let result: PatternNode
    if take("*") {
      result = .repeated(node, least: 0, most: nil)
    } else if take("+") {
      result = .repeated(node, least: 1, most: nil)
    } else if take("?") {
      result = .repeated(node, least: 0, most: 1)
    } else if take("{") {
      let (least, most) = try counts()
      result = .repeated(node, least: least, most: most)
    } else {
      return node
    }
    if let scalar = next, ["*", "+", "?", "{"].contains(scalar) {
      throw PatternError("\(scalar) follows another quantifier; put what is repeated into a group")
    }
    return result
  }

  private mutating func counts() throws(PatternError) -> (Int, Int?) {
    let least = try number()
    var most: Int? = least
    if take(",") { most = next == "}" ? nil : try number() }
    guard take("}") else { throw PatternError("a { has no }") }
    if let most, most < least { throw PatternError("{\(least),\(most)} ends before it begins") }
    return (least, most)
  }

  private mutating func number() throws(PatternError) -> Int {
    var value: Int?
    while let scalar = next, ("0"..."9").contains(scalar) {
      value = min(Self.countMax + 1, (value ?? 0) * 10 + Int(scalar.value - 0x30))
      index += 1
    }
    guard let value, value <= Self.countMax else {
      throw PatternError(
        "what stands in braces is one count or two, up to \(Self.countMax); write \\{ for a brace")
    }
    return value
  }

  private mutating func atom() throws(PatternError) -> PatternNode {
    guard let scalar = next else { return .empty }
    index += 1
    switch scalar {
    case "(":
      if take("?"), !take(":") {
        throw PatternError(
          "(?\(next.map(String.init) ?? "") is not known: look-around, names and flags are not")
      }
      let node = try choice()
      guard take(")") else { throw PatternError("a ( has no )") }
      return node
    case "[": return .scalars(try bracket())
    case ".": return .scalars(ScalarClass(ranges: [0x0a...0x0a], isNegated: true))
    case "\\": return .scalars(try escape())
    case "*", "+", "?", "{": throw PatternError("\(scalar) has nothing before it to repeat")
    case "^", "$": throw PatternError("\(scalar) stands in the middle; write \\\(scalar) for the character")
    default: return .scalars(ScalarClass(ranges: [scalar.value...scalar.value]))
    }
  }

  private mutating func escape() throws(PatternError) -> ScalarClass {
    guard let scalar = next else { throw PatternError("a \\ ends it") }
    index += 1
    func negated(_ one: ScalarClass) -> ScalarClass { ScalarClass(ranges: one.ranges, isNegated: true) }
    switch scalar {
    case "d": return .digits
    case "D": return negated(.digits)
    case "w": return .words
    case "W": return negated(.words)
    case "s": return .spaces
    case "S": return negated(.spaces)
    case "n": return ScalarClass(ranges: [0x0a...0x0a])
    case "r": return ScalarClass(ranges: [0x0d...0x0d])
    case "t": return ScalarClass(ranges: [0x09...0x09])
    case "0"..."9": throw PatternError("\\\(scalar) is a back-reference, which are not known")
    case "a"..."z", "A"..."Z": throw PatternError("\\\(scalar) is not known")
    default: return ScalarClass(ranges: [scalar.value...scalar.value])
    }
  }

  private mutating func bracket() throws(PatternError) -> ScalarClass {
    var result = ScalarClass()
    result.isNegated = take("^")
    var isFirst = true
    while let scalar = next, isFirst || scalar != "]" {
      isFirst = false
      let low = try member()
      guard next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
        result.ranges += try Self.ranges(low)
        continue
      }
      index += 1
      let high = try member()
      guard let from = low.single, let to = high.single, from <= to else {
        throw PatternError("a range in [ ] does not go from a character to a later one")
      }
      result.ranges.append(from...to)
    }
    guard take("]") else { throw PatternError("a [ has no ]") }
    return result
  }

  private mutating func member() throws(PatternError) -> ScalarClass {
    guard let scalar = next else { throw PatternError("a [ has no ]") }
    index += 1
    return scalar == "\\" ? try escape() : ScalarClass(ranges: [scalar.value...scalar.value])
  }

  private static func ranges(_ member: ScalarClass) throws(PatternError) -> [ClosedRange<UInt32>] {
    if !member.isNegated { return member.ranges }
    throw PatternError("\\D, \\W and \\S cannot stand in [ ]")
  }
}

extension ScalarClass {
  fileprivate var single: UInt32? {
    guard !isNegated, ranges.count == 1, let range = ranges.first, range.count == 1 else { return nil }
    return range.lowerBound
  }
}
