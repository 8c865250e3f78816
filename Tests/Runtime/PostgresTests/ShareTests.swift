import MusterLoop
import Synchronization
import Testing

@testable import MusterPostgres

/// Who was answered, one after another.
private final class Answered: Sendable {
  private let holders = Mutex([Int]())

  var all: [Int] { holders.withLock { $0 } }

  func add(_ holder: Int) { holders.withLock { $0.append(holder) } }
}

@Suite(.timeLimit(.minutes(2))) struct `Reads of several holders on shared connections` {
  /// Longer than a turn, shorter than patience.
  private static let brief = Sample.sleep(.float8(0.002))
  private static let crowd = 200

  /// A crowd of one holder, then the other holder, who asks so often one after another.
  private static func run(asks: Int, of other: Int) async throws -> [Int] {
    let answered = Answered()
    try await withDatabase { database in
      try await withThrowingTaskGroup { group in
        // Known to the lane before the crowd comes.
        _ = try await database.read([brief], of: other)
        for _ in 0..<crowd {
          group.addTask(executorPreference: database.loop) {
            _ = try await database.read([brief], of: 1)
            answered.add(1)
          }
        }
        group.addTask(executorPreference: database.loop) {
          try await until { answered.all.count >= 10 }
          for _ in 0..<asks {
            _ = try await database.read([brief], of: other)
            answered.add(2)
          }
        }
        try await group.waitForAll()
      }
    }
    return answered.all
  }

  @Test func `wait for a few calls of another one and not for all of its crowd`() async throws {
    let order = try await Self.run(asks: 10, of: 2)
    #expect(order.count == Self.crowd + 10)
    let first = try #require(order.firstIndex(of: 2))
    let last = try #require(order.lastIndex(of: 2))
    // Ten answers, and of the crowd's at most eight beside each.
    #expect(last - first < 90, "the last of ten answers came \(last - first) answers after the first")
    #expect(first < 40, "the first came after \(first) of the crowd's")
  }

  @Test func `are all answered when nobody else asks any more`() async throws {
    let order = try await Self.run(asks: 0, of: 2)
    #expect(order == Array(repeating: 1, count: Self.crowd))
  }

  @Test func `give up after a while, and leave the lane as it was`() async throws {
    try await withDatabase(nil, { $0.lanes.waitMax = .milliseconds(50) }) { database in
      _ = try await database.read([Sample.one()], of: 2)
      let refusals = await withTaskGroup { group in
        for _ in 0..<20 {
          group.addTask(executorPreference: database.loop) {
            await failure { () throws(PostgresError) in
              try await database.read([Sample.sleep(.float8(0.2))], of: 1)
            }
          }
        }
        return await group.reduce(into: [PostgresError]()) { $0 += [$1].compactMap { $0 } }
      }
      #expect(refusals.count == 16)
      #expect(refusals.allSatisfy { $0.code == .unavailable && $0.outcome == .nothingDone })
      #expect(refusals.first?.message.contains("its tenant has more under way") == true)
      _ = try await database.read([Sample.one()], of: 1)
      #expect(await database.loop.perform { database.load.reads.waiting } == 0)
    }
  }
}
