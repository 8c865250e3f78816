package import MusterCore
import Synchronization

/// What becomes known of a call while it is answered, for whoever writes it down at its end.
package final class CallNote: Sendable {
  /// A call that fails tells of its last steps.
  package static let stepsMax = 16
  /// A call whose spans are kept, of its first.
  package static let tracedStepsMax = 128

  package struct Known: Sendable {
    /// The tenant that the call was let into.
    package fileprivate(set) var tenant: TenantID?
    /// Who made the call, if that was found out.
    package fileprivate(set) var principal: (any CallPrincipal)?
    /// A change was made for the call, and it holds if the call succeeds.
    package fileprivate(set) var hasChanged = false
    /// What was done for it, in order.
    package fileprivate(set) var steps: [CallStep] = []
    /// Whether the times of its steps are kept.
    package fileprivate(set) var isTraced = false

    fileprivate mutating func add(_ step: CallStep) {
      if !isTraced, steps.count >= CallNote.stepsMax { steps.removeFirst() }
      if steps.count < CallNote.tracedStepsMax { steps.append(step) }
    }
  }

  private let content = Mutex(Known())

  package init() {}

  /// All of it, as of one moment.
  package var known: Known { content.withLock { $0 } }

  func enter(_ tenant: TenantID?) {
    content.withLock {
      $0.tenant = tenant
      if tenant != nil { $0.add(CallStep(label: "let_in")) }
    }
  }

  func meet(_ principal: (any CallPrincipal)?) {
    content.withLock {
      $0.principal = principal
      if principal != nil { $0.add(CallStep(label: "authenticated")) }
    }
  }

  package func change() {
    content.withLock { $0.hasChanged = true }
  }

  package func trace() {
    content.withLock { $0.isTraced = true }
  }

  /// Labels are names that the program gives, never values. The number is for `end`; nil when nobody wants to
  /// know how long it takes.
  package func begin(_ label: @autoclosure () -> String) -> Int? {
    content.withLock { known in
      let label = label()
      guard known.isTraced else {
        known.add(CallStep(label: label))
        return nil
      }
      guard known.steps.count < Self.tracedStepsMax else { return nil }
      known.steps.append(CallStep(label: label, began: MonotonicClock.nanoseconds()))
      return known.steps.count - 1
    }
  }

  package func end(_ step: Int?, isFailed: Bool = false) {
    guard let step else { return }
    content.withLock { known in
      guard known.steps.indices.contains(step) else { return }
      known.steps[step].ended = MonotonicClock.nanoseconds()
      known.steps[step].isFailed = isFailed
    }
  }

  /// For another call, when nobody knows it any more.
  package func clear() {
    content.withLock { known in
      (known.tenant, known.principal) = (nil, nil)
      (known.hasChanged, known.isTraced) = (false, false)
      // The room is kept.
      known.steps.removeAll(keepingCapacity: known.steps.count <= Self.stepsMax)
    }
  }
}

/// One thing that was done for a call.
package struct CallStep: Sendable, Hashable {
  package let label: String
  /// On the monotonic clock; 0 for what has no length, or whose is not known.
  package var began: Int64 = 0
  package var ended: Int64 = 0
  package var isFailed = false

  package init(label: String, began: Int64 = 0) { (self.label, self.began) = (label, began) }
}
