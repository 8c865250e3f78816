/// What one check has found.
struct Finding: Equatable, Sendable {
  enum Verdict: String, Sendable {
    case ok
    /// It works, and could go wrong or be better.
    case warning
    /// It does not work, or what was promised does not hold.
    case failure
  }

  let name: String
  let verdict: Verdict
  /// What there is.
  let found: String
  /// What to do about it; nil when nothing is.
  let remedy: String?

  private init(_ name: String, _ verdict: Verdict, _ found: String, _ remedy: String?) {
    (self.name, self.verdict, self.found, self.remedy) = (name, verdict, found, remedy)
  }

  static func ok(_ name: String, _ found: String) -> Finding { Finding(name, .ok, found, nil) }

  static func warning(_ name: String, _ found: String, _ remedy: String) -> Finding {
    Finding(name, .warning, found, remedy)
  }

  static func failure(_ name: String, _ found: String, _ remedy: String) -> Finding {
    Finding(name, .failure, found, remedy)
  }
}
