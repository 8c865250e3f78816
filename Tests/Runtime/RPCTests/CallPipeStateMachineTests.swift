import Testing

@testable import MusterRPC

/// Readers and writers are words here; what an event wakes is written as one line of text.
@Suite struct `Call pipe` {
  private struct Pipe: ~Copyable {
    private var machine = CallPipeStateMachine<String, String>(queuedMax: 2)
    private var lastID = 0
    private var ids: [String: Int] = [:]

    mutating func read(_ reader: String, isCancelled: Bool = false) -> String {
      text(machine.read(id(reader), reader, isCancelled: isCancelled))
    }

    mutating func write(_ byte: UInt8, _ writer: String, isCancelled: Bool = false) -> String {
      text(machine.write([byte], id(writer), writer, isCancelled: isCancelled))
    }

    mutating func giveUp(_ waiter: String) -> String { text(machine.giveUp(ids[waiter] ?? 0)) }
    mutating func close(_ failure: RPCError? = nil) -> String { text(machine.close(failure)) }
    mutating func abandon(_ failure: RPCError? = nil) -> String { text(machine.abandon(failure)) }

    private mutating func id(_ waiter: String) -> Int {
      lastID += 1
      ids[waiter] = lastID
      return lastID
    }

    private func text(_ action: CallPipeStateMachine<String, String>.Action) -> String {
      let reads = action.reads.map { reader, result in
        switch result {
        case .success(let message): "\(reader)←\(message.map { "\($0[0])" } ?? "end")"
        case .failure(let error): "\(reader)!\(error.code)"
        }
      }
      let writes = action.writes.map { writer, result in
        switch result {
        case .success: "\(writer)✓"
        case .failure(let error): "\(writer)!\(error.code)"
        }
      }
      return (reads + writes).joined(separator: " ")
    }
  }

  private let aborted = RPCError(.aborted, reason: "", message: "")

  @Test func `takes messages up to its limit and makes the next writer wait`() {
    var pipe = Pipe()
    #expect(pipe.write(1, "a") == "a✓")
    #expect(pipe.write(2, "b") == "b✓")
    #expect(pipe.write(3, "c") == "")
    #expect(pipe.write(4, "d") == "")
    #expect(pipe.read("r") == "r←1 c✓")
    #expect(pipe.read("r") == "r←2 d✓")
    #expect(pipe.read("r") == "r←3")
    #expect(pipe.read("r") == "r←4")
    #expect(pipe.read("r") == "")
  }

  @Test func `hands a message to the reader that has waited longest`() {
    var pipe = Pipe()
    #expect(pipe.read("r") == "")
    #expect(pipe.read("s") == "")
    #expect(pipe.write(1, "a") == "r←1 a✓")
    #expect(pipe.write(2, "a") == "s←2 a✓")
    #expect(pipe.write(3, "a") == "a✓")
  }

  @Test func `ends after what is queued when it is closed`() {
    var pipe = Pipe()
    #expect(pipe.write(1, "a") == "a✓")
    #expect(pipe.close() == "")
    #expect(pipe.write(2, "a") == "a!internal")
    #expect(pipe.read("r") == "r←1")
    #expect(pipe.read("r") == "r←end")
    #expect(pipe.read("r") == "r←end")
  }

  @Test func `fails after what is queued when it is closed with a failure`() {
    var pipe = Pipe()
    #expect(pipe.write(1, "a") == "a✓")
    #expect(pipe.close(aborted) == "")
    #expect(pipe.close() == "")
    #expect(pipe.read("r") == "r←1")
    #expect(pipe.read("r") == "r!aborted")
  }

  @Test func `wakes who waits when it is closed`() {
    var reading = Pipe()
    #expect(reading.read("r") == "")
    #expect(reading.close() == "r←end")
    var writing = Pipe()
    for (byte, writer) in [(1, "a"), (2, "b"), (3, "c")] { _ = writing.write(UInt8(byte), writer) }
    #expect(writing.close() == "c!internal")
  }

  @Test func `drops what is queued when it is abandoned`() {
    var pipe = Pipe()
    for (byte, writer) in [(1, "a"), (2, "b"), (3, "c")] { _ = pipe.write(UInt8(byte), writer) }
    #expect(pipe.abandon(aborted) == "c!aborted")
    #expect(pipe.read("r") == "r!aborted")
    #expect(pipe.write(4, "d") == "d!aborted")
    #expect(pipe.abandon() == "")
    #expect(pipe.read("r") == "r!aborted")
  }

  @Test func `lets writers go when it is abandoned without a failure`() {
    var pipe = Pipe()
    for (byte, writer) in [(1, "a"), (2, "b"), (3, "c")] { _ = pipe.write(UInt8(byte), writer) }
    #expect(pipe.abandon() == "c✓")
    #expect(pipe.write(4, "d") == "d✓")
    #expect(pipe.read("r") == "r!cancelled")
  }

  @Test func `can be abandoned after it was closed, not closed after it was abandoned`() {
    var pipe = Pipe()
    _ = pipe.write(1, "a")
    _ = pipe.close()
    #expect(pipe.abandon(aborted) == "")
    #expect(pipe.close() == "")
    #expect(pipe.read("r") == "r!aborted")
  }

  @Test func `forgets a waiter that gives up and nothing else`() {
    var pipe = Pipe()
    _ = pipe.read("r")
    _ = pipe.read("s")
    #expect(pipe.giveUp("r") == "r!cancelled")
    #expect(pipe.giveUp("r") == "")
    #expect(pipe.write(1, "a") == "s←1 a✓")
    for (byte, writer) in [(2, "b"), (3, "c"), (4, "d"), (5, "e")] {
      _ = pipe.write(UInt8(byte), writer)
    }
    #expect(pipe.giveUp("d") == "d!cancelled")
    #expect(pipe.read("r") == "r←2 e✓")
    #expect(pipe.read("r") == "r←3")
    #expect(pipe.read("r") == "r←5")
  }

  @Test func `does not let a cancelled task begin to wait`() {
    var pipe = Pipe()
    #expect(pipe.read("r", isCancelled: true) == "r!cancelled")
    #expect(pipe.write(1, "a", isCancelled: true) == "a!cancelled")
    #expect(pipe.read("r") == "")
  }
}
