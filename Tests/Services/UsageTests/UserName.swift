import MusterCore

/// A name that no other test has.
enum UserName {
  static func next() -> String { String(UserID.new().bits, radix: 36) }
}
