/// A regular expression without what needs going back: its time is that of the text times its own size,
/// whatever both of them are (Thompson's way).
struct Pattern: Sendable {
  /// Steps; those within `{m,n}` count as often as they are repeated.
  static let sizeMax = 1_000

  enum Step: Sendable {
    /// A scalar of the class, then on.
    case take(ScalarClass, Int)
    case split(Int, Int)
    case match
  }

  private let steps: [Step]
  private let start: Int

  /// A whole text must match; or, as in JSON Schema, any part of it, where `^` and `$` do not say more.
  init(_ text: String, ofWhole isWhole: Bool) throws(PatternError) {
    var reader = PatternReader(text)
    let read = try reader.pattern()
    var node = read.node
    let anything = PatternNode.repeated(.scalars(.any), least: 0, most: nil)
    if !isWhole && !read.isAtStart { node = .sequence([anything, node]) }
    if !isWhole && !read.isAtEnd { node = .sequence([node, anything]) }
    guard node.size(bound: Self.sizeMax) <= Self.sizeMax else {
      throw PatternError("it is too large; repeat less within braces")
    }
    var builder = PatternBuilder()
    let match = builder.add(.match)
    start = builder.build(node, then: match)
    steps = builder.steps
  }

  func matches(_ text: String) -> Bool {
    var here = StepSet(steps.count)
    var next = StepSet(steps.count)
    enter(start, &here)
    for scalar in text.unicodeScalars {
      next.removeAll()
      for step in here.members {
        if case .take(let scalars, let then) = steps[step], scalars.contains(scalar.value) {
          enter(then, &next)
        }
      }
      swap(&here, &next)
      if here.members.isEmpty { return false }
    }
    return here.members.contains { if case .match = steps[$0] { true } else { false } }
  }

  /// A step, and all that are reached from it without taking a scalar.
  private func enter(_ step: Int, _ set: inout StepSet) {
    var waiting = [step]
    while let step = waiting.popLast() {
      guard set.insert(step) else { continue }
      if case .split(let one, let other) = steps[step] { waiting += [other, one] }
    }
  }
}

/// Which steps a match may stand at; emptied in no time.
private struct StepSet {
  private(set) var members: [Int] = []
  private var marks: [Int]
  private var round = 1

  init(_ count: Int) {
    marks = [Int](repeating: 0, count: count)
    members.reserveCapacity(count)
  }

  /// False when it is there already.
  mutating func insert(_ step: Int) -> Bool {
    guard marks[step] != round else { return false }
    marks[step] = round
    members.append(step)
    return true
  }

  mutating func removeAll() {
    members.removeAll(keepingCapacity: true)
    round += 1
  }
}

/// Builds from the end: each part knows what comes after it.
private struct PatternBuilder {
  private(set) var steps: [Pattern.Step] = []

  mutating func add(_ step: Pattern.Step) -> Int {
    steps.append(step)
    return steps.count - 1
  }

  mutating func build(_ node: PatternNode, then next: Int) -> Int {
    switch node {
    case .empty: return next
    case .scalars(let scalars): return add(.take(scalars, next))
    case .sequence(let parts):
      var start = next
      for part in parts.reversed() { start = build(part, then: start) }
      return start
    case .choice(let parts):
      let starts = parts.map { build($0, then: next) }
      var start = starts.last ?? next
      for other in starts.dropLast().reversed() { start = add(.split(other, start)) }
      return start
    case .repeated(let node, let least, let most):
      var start = next
      if let most {
        for _ in least..<max(least, most) { start = add(.split(build(node, then: start), next)) }
      } else {
        // What is repeated goes back to the step that decides whether it comes again.
        let loop = add(.match)
        steps[loop] = .split(build(node, then: loop), next)
        start = loop
      }
      for _ in 0..<least { start = build(node, then: start) }
      return start
    }
  }
}
