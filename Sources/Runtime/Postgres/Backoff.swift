/// How long to wait before a connection is tried again: longer each time, and never at the same moment for
/// all who lost theirs together.
struct Backoff {
  static let least = Duration.milliseconds(25)
  static let most = Duration.milliseconds(1_000)

  private(set) var failures = 0

  mutating func succeeded() { failures = 0 }

  /// Between half of the step and the whole of it.
  mutating func next() -> Duration {
    let step = min(Self.most, Self.least * (1 << min(failures, 10)))
    failures += 1
    return step * Double.random(in: 0.5...1)
  }
}
