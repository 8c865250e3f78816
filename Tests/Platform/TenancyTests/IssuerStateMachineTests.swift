import MusterCrypto
import MusterHTTPS
import MusterLoop
import Testing

@testable import MusterTenancy

@Suite struct `The keys of an issuer` {
  private static let first = LoopTime(nanoseconds: 1_000_000_000_000)
  private static let key = try! SigningKey.generate().checking.jsonWebKey
  private static let other = try! SigningKey.generate().checking.jsonWebKey
  private static let unreachable = KeySourceProblem(.unreachable(.timedOut), "no answer")

  private func published(_ keys: String...) throws -> PublishedKeys {
    try PublishedKeys(Array("{\"keys\":[\(keys.joined(separator: ","))]}".utf8))
  }

  private func at(_ seconds: Double) -> LoopTime { Self.first + .seconds(seconds) }

  private func machine() -> IssuerStateMachine {
    IssuerStateMachine(IssuerIntervals(), at: Self.first)
  }

  /// One that fetched good keys at its start.
  private func good() throws -> IssuerStateMachine {
    var machine = machine()
    _ = machine.step(at: Self.first)
    _ = machine.succeeded(try published(Self.key), at: at(1), random: 1)
    return machine
  }

  @Test func `are fetched at once, and told`() throws {
    var machine = machine()
    #expect(machine.usableKeys(at: Self.first) == nil && machine.mayOpen)
    let step = machine.step(at: Self.first)
    #expect(step == .fetch)
    let (hasChanged, event) = machine.succeeded(try published(Self.key), at: at(1), random: 1)
    #expect(hasChanged && event == .good(keys: 1, leftOut: []))
    #expect(machine.usableKeys(at: at(1))?.set.keys.count == 1)
  }

  @Test(arguments: [(0.0, 225.0), (0.5, 255.0), (1.0, 285.0)])
  func `are fetched again within the interval, not at one moment for all`(
    _ random: Double, _ seconds: Double
  ) throws {
    var machine = machine()
    _ = machine.step(at: Self.first)
    _ = machine.succeeded(try published(Self.key), at: at(10), random: random)
    var step = machine.step(at: at(11))
    #expect(step == .wait(until: at(seconds)))
    step = machine.step(at: at(seconds))
    #expect(step == .fetch)
    // The slowest fetch there is still ends within it.
    #expect(.seconds(seconds) + IssuerIntervals().fetchMax * 2 <= IssuerIntervals().refresh)
  }

  @Test func `are the same when the text is`() throws {
    var machine = try good()
    _ = machine.step(at: at(300))
    let same = machine.succeeded(try published(Self.key), at: at(301), random: 1)
    #expect(!same.hasChanged && same.event == nil)
    _ = machine.step(at: at(600))
    let more = machine.succeeded(try published(Self.key, Self.other), at: at(601), random: 1)
    #expect(more.hasChanged && more.event == .good(keys: 2, leftOut: []))
    _ = machine.step(at: at(900))
    let less = machine.succeeded(try published(Self.other), at: at(901), random: 1)
    #expect(less.hasChanged && less.event == .good(keys: 1, leftOut: []))
    #expect(machine.usableKeys(at: at(901))?.set.keys.map(\.id).count == 1)
  }

  @Test func `stay while the issuer fails, and are told of once`() throws {
    var machine = try good()
    _ = machine.step(at: at(300))
    var event = machine.failed(Self.unreachable, at: at(305), random: 1)
    #expect(event == .failing(Self.unreachable, hasKeys: true))
    _ = machine.step(at: at(306))
    event = machine.failed(Self.unreachable, at: at(311), random: 1)
    #expect(event == nil)
    let other = KeySourceProblem(.statusOther(500), "status 500")
    _ = machine.step(at: at(313))
    event = machine.failed(other, at: at(313), random: 1)
    #expect(event == .failing(other, hasKeys: true))
    #expect(machine.usableKeys(at: at(3_599)) != nil)
    _ = machine.step(at: at(317))
    let back = machine.succeeded(try published(Self.key), at: at(318), random: 1)
    #expect(!back.hasChanged && back.event == .good(keys: 1, leftOut: []))
  }

  @Test func `are tried for longer and longer after failures`() throws {
    var machine = machine()
    var now = Self.first
    var waits: [Duration] = []
    for _ in 0..<9 {
      let step = machine.step(at: now)
      #expect(step == .fetch)
      _ = machine.failed(Self.unreachable, at: now, random: 1)
      guard case .wait(let end) = machine.step(at: now) else { break }
      waits.append(end - now)
      now = end
    }
    #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60, 60].map { .seconds($0) })
    _ = machine.step(at: now)
    _ = machine.failed(Self.unreachable, at: now, random: 0)
    let step = machine.step(at: now)
    #expect(step == .wait(until: now + .seconds(30)))
    // After a success it begins anew.
    now = now + .seconds(30)
    _ = machine.step(at: now)
    _ = machine.succeeded(try published(Self.key), at: now, random: 1)
    now = now + .seconds(300)
    _ = machine.step(at: now)
    _ = machine.failed(Self.unreachable, at: now, random: 1)
    let first = machine.step(at: now)
    #expect(first == .wait(until: now + .seconds(1)))
  }

  @Test func `close the issuer when they are too old, counted from before they were asked for`() throws {
    var machine = try good()
    #expect(machine.closesAt == at(3_600))
    #expect(machine.usableKeys(at: at(3_599.999)) != nil)
    #expect(machine.usableKeys(at: at(3_600)) == nil)
    var event = machine.close(at: at(3_599.999))
    #expect(event == nil)
    event = machine.close(at: at(3_600))
    #expect(event == .closed)
    event = machine.close(at: at(3_601))
    #expect(event == nil && machine.closesAt == .distantFuture)
    // The same keys open it again.
    _ = machine.step(at: at(3_700))
    let (hasChanged, told) = machine.succeeded(try published(Self.key), at: at(3_701), random: 1)
    #expect(hasChanged && told == .good(keys: 1, leftOut: []))
    #expect(machine.closesAt == at(7_300))
  }

  @Test func `wake whoever waits when they become too old`() throws {
    var intervals = IssuerIntervals()
    intervals.staleMax = .seconds(100)
    var machine = IssuerStateMachine(intervals, at: Self.first)
    _ = machine.step(at: Self.first)
    _ = machine.succeeded(try published(Self.key), at: at(1), random: 1)
    let step = machine.step(at: at(2))
    #expect(step == .wait(until: at(100)))
  }

  @Test func `are asked for once a minute because of unknown ones`() throws {
    var machine = try good()
    var asks = 0
    // Ten minutes, a token each tenth of a second, each answered by a fetch that helps nobody.
    for tenth in 20..<6_020 {
      let now = at(Double(tenth) / 10)
      if machine.askForKey(at: now) { asks += 1 }
      if case .fetch = machine.step(at: now) {
        _ = machine.succeeded(try published(Self.key), at: now, random: 1)
      }
    }
    #expect(asks == 10)
  }

  @Test func `that are under way serve all who want unknown ones`() throws {
    var machine = try good()
    var asked = machine.askForKey(at: at(10))
    let step = machine.step(at: at(10))
    #expect(asked && step == .fetch)
    asked = machine.askForKey(at: at(11))
    #expect(asked && machine.mayAskForKey(at: at(11)))
    _ = machine.failed(Self.unreachable, at: at(12), random: 1)
    // A failure was an attempt too.
    asked = machine.askForKey(at: at(69))
    #expect(!asked)
    asked = machine.askForKey(at: at(70))
    #expect(asked)
  }

  @Test func `cannot come soon after the first failure`() {
    var machine = machine()
    #expect(machine.mayOpen)
    _ = machine.step(at: Self.first)
    #expect(machine.mayOpen)
    _ = machine.failed(Self.unreachable, at: at(1), random: 1)
    #expect(!machine.mayOpen)
    _ = machine.step(at: at(2))
    #expect(machine.mayOpen)
  }

  @Test func `are refused as a whole when none is of use`() {
    for text in ["", "<html>", "[]", "{}", #"{"keys":{}}"#, #"{"keys":1}"#] {
      #expect(problem(text) == .keysMalformed, "\(text)")
    }
    #expect(problem(#"{"keys":[]}"#) == .keysMissing)
    #expect(problem(#"{"keys":[{"kty":"oct","k":"AAAA"}]}"#) == .keysMissing)
    #expect(problem(#"{"keys":[{"kty":"oct","k":"AAAA"},1,\#(Self.key)]}"#) == nil)
  }

  private func problem(_ text: String) -> KeySourceProblem.Kind? {
    do {
      _ = try PublishedKeys(Array(text.utf8))
      return nil
    } catch {
      return error.kind
    }
  }
}
