import MusterLoop

/// A list of statements that go in one round trip and end with one Sync: one transaction, unless one is open.
///
/// `@unchecked Sendable`: once made it is touched by the loop alone.
@safe final class Call: @unchecked Sendable {
  enum Kind {
    case read
    case write
    /// Within a transaction that ends later: what is lost with the connection was not done.
    case step
  }

  typealias Answer = Result<Results, PostgresError>

  let statements: [BoundStatement]
  let kind: Kind
  /// Calls on a leased connection may begin and end transactions.
  let isExclusive: Bool
  /// Who is to have no more than others; nil for one who is counted with nobody.
  let holder: Int?

  private var deliver: ((Answer) -> Void)?
  /// The task that waits, where nobody stands between; resumed once.
  private var waiter: UnsafeContinuation<Answer, Never>?
  private(set) var isAbandoned = false
  private(set) var results = Results()
  private(set) var error: PostgresError?
  /// When it came, for the lane; when it was sent, for the connection.
  var began = LoopTime(nanoseconds: 0)
  var repeats = 0

  /// What libpq was asked to do for it, and what has been answered: statements and, between them, what
  /// prepares them.
  private(set) var unitCount = 0
  private(set) var unitsAnswered = 0
  private var prepares: [(unit: Int, statement: Statement)] = []

  init(_ statements: [BoundStatement], _ kind: Kind, isExclusive: Bool = false, of holder: Int? = nil) {
    self.statements = statements
    self.kind = kind
    self.isExclusive = isExclusive
    self.holder = holder
  }

  /// Whoever waits for a call that was let go must not wait for ever.
  deinit {
    finish(.failure(PostgresError(.connectionLost, "the call was let go", outcome: outcomeIfLost)))
  }

  func begin(_ deliver: @escaping (Answer) -> Void) {
    self.deliver = deliver
  }

  func begin(_ waiter: UnsafeContinuation<Answer, Never>) {
    unsafe self.waiter = unsafe waiter
    // Its caller was gone before it began.
    if isAbandoned { finish(cancellation) }
  }

  /// Its caller has gone. What was sent is answered all the same, to nobody.
  func abandon() {
    isAbandoned = true
    finish(cancellation)
  }

  private var cancellation: Answer {
    .failure(PostgresError(.callerCancelled, "the caller waits no more", outcome: outcomeIfLost))
  }

  /// What it means for the call when its connection is gone.
  var outcomeIfLost: PostgresError.Outcome { kind == .write && unitCount > 0 ? .unknown : .nothingDone }

  func finish(_ answer: Answer) {
    if let waiter = unsafe waiter.take() { return unsafe waiter.resume(returning: answer) }
    deliver.take()?(answer)
  }

  func addPrepare(_ statement: Statement) {
    prepares.append((unitCount, statement))
    unitCount += 1
  }

  func addExecute() { unitCount += 1 }

  /// What the unit prepares that is being answered.
  var preparing: Statement? {
    guard !prepares.isEmpty else { return nil }
    return prepares.first { $0.unit == unitsAnswered }?.statement
  }

  /// False when more is answered than was asked.
  func answerUnit() -> Bool {
    unitsAnswered += 1
    // A Sync can fail too, when the commit does, and ends its failure in the same way.
    return unitsAnswered <= (error == nil ? unitCount : unitCount + 1)
  }

  func fail(_ error: PostgresError) {
    if self.error == nil { self.error = error }
  }

  /// As it was before it was sent.
  func reset() {
    results = Results()
    error = nil
    unitCount = 0
    unitsAnswered = 0
    prepares = []
  }
}
