import CMusterShims
import Glibc
import MusterLoop
import Testing

@testable import MusterPostgres

@Suite struct `The calls of one turn` {
  @Test func `leave with one send for each connection, and are all answered`() async throws {
    let count: Int64 = 100
    let sends = try await withDatabase { database in
      // So that what prepares the statement is not counted.
      for _ in 0..<10 { _ = try await database.read(Sample.echo(.int8(0))) }
      let before = cmuster_sends()
      let loop = database.loop
      let answers = try await withThrowingTaskGroup(of: Int64.self) { tasks in
        for number in 1...count {
          tasks.addTask(executorPreference: loop) {
            try await database.read(Sample.echo(.int8(number)))[0][0].value(0)
          }
        }
        return try await tasks.reduce(0, +)
      }
      #expect(answers == count * (count + 1) / 2)
      return cmuster_sends() - before
    }
    // Two connections; a turn or two more if the loop was slow to begin all of them.
    #expect(sends >= 1 && sends <= 10, "\(sends) sends for \(count) calls")
  }

  @Test func `are not held once the turn is over`() async throws {
    try await withDatabase { database in
      let answer: Int64? = try await database.read(Sample.echo(.int8(7))).last.first?.value(0)
      #expect(answer == 7)
      // Whatever this thread sends now goes out.
      var pair: [Int32] = [0, 0]
      let made = unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair)
      try #require(made == 0)
      func sent() -> Int { unsafe send(pair[0], "x", 1, 0) }
      #expect(sent() == 1)
      cmuster_hold(pair[0])
      #expect(sent() == -1)
      cmuster_let_go()
      #expect(sent() == 1)
      for descriptor in pair { close(descriptor) }
    }
  }
}
