import Glibc
import MusterCore
import MusterTestCommands
import Testing

@Suite struct `A line of the log` {
  private func text(_ form: Log.Form, _ name: StaticString, _ value: some LogValue) -> String {
    var line = LogLine(.warning, "said", form)
    line.add(name, value)
    return String(decoding: line.ended(), as: UTF8.self)
  }

  @Test(arguments: [
    ("plain", "\"plain\""),
    ("\"quoted\" \\ back", "\"\\\"quoted\\\" \\\\ back\""),
    ("line\nend\r\u{0}\u{7f}", "\"line\\nend\\u000d\\u0000\\u007f\""),
    ("\u{2028}é🙂", "\"\\u2028é🙂\""),
    ("e\u{301}\u{1b}[31m", "\"e\u{301}\\u001b[31m\""),
  ])
  func `is one line, whatever a value holds`(_ value: String, _ written: String) {
    let line = text(.json, "value", value)
    #expect(line.hasSuffix(",\"level\":\"warning\",\"msg\":\"said\",\"value\":\(written)}\n"))
    #expect(line.count { $0 == "\n" } == 1)
    #expect(text(.text, "value", value).count { $0 == "\n" } == 1)
  }

  @Test func `has numbers as numbers, and leaves out what is empty`() {
    #expect(text(.json, "n", -5).hasSuffix(",\"n\":-5}\n"))
    #expect(text(.json, "n", 1.0625).hasSuffix(",\"n\":1.063}\n"))
    #expect(text(.json, "n", -0.25).hasSuffix(",\"n\":-0.250}\n"))
    #expect(text(.json, "n", Double.nan).hasSuffix(",\"n\":null}\n"))
    #expect(text(.json, "n", true).hasSuffix(",\"n\":true}\n"))
    #expect(text(.json, "n", ["a", "b\""]).hasSuffix(",\"n\":[\"a\",\"b\\\"\"]}\n"))
    for line in [text(.json, "n", ""), text(.json, "n", nil as String?), text(.json, "n", [String]())] {
      #expect(line.hasSuffix(",\"msg\":\"said\"}\n"))
    }
  }

  @Test func `cuts a value that is too long`() {
    let line = text(.json, "value", String(repeating: "é", count: 10_000))
    #expect(line.utf8.count < LogLine.textMax + 200 && line.hasSuffix("é…\"}\n"))
  }

  @Test func `is for people on a terminal`() {
    #expect(text(.text, "v", "a b").hasSuffix("Z warning said v=\"a b\"\n"))
    #expect(text(.text, "v", "a=b").hasSuffix(" v=\"a=b\"\n") && text(.text, "v", 5).hasSuffix(" v=5\n"))
    #expect(text(.colouredText, "v", 5).hasSuffix("Z \u{1b}[33mwarning\u{1b}[0m said v=5\n"))
  }
}

@Suite struct `Standard error that nobody reads` {
  /// A pipe, with a thread that writes to it as the server's does.
  private final class Pipe: Sendable {
    let reader: Int32
    let writer: Int32
    let queue: LogQueue

    init() throws {
      var ends: [Int32] = [0, 0]
      try #require(unsafe pipe(&ends) == 0)
      (reader, writer) = (ends[0], ends[1])
      queue = LogQueue(LogOutput(descriptor: ends[1]))
      let own = queue
      // It never ends, as the server's does not.
      Thread.detach { own.serve() }
      usleep(50_000)
    }

    /// What is there within a moment.
    func read() -> String {
      var text: [UInt8] = []
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        var wish = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&wish, 1, 300) > 0 else { break }
        let count = unsafe Glibc.read(reader, &bytes, bytes.count)
        guard count > 0 else { break }
        text += bytes.prefix(count)
      }
      return String(decoding: text, as: UTF8.self)
    }
  }

  @Test func `costs lines, which are counted and told of, and nobody's time`() throws {
    let pipe = try Pipe()
    let line = Array(String(repeating: "x", count: 99).utf8) + [0x0a]
    let count = (4 * LogQueue.bytesMax) / line.count
    let began = MonotonicClock.nanoseconds()
    for number in 0..<count { pipe.queue.add(line, isUrgent: number % 100 == 0) }
    let taken = MonotonicClock.nanoseconds() - began
    print("note \(count) lines in \(taken / 1_000_000) ms, \(pipe.queue.droppedCount) dropped")
    #expect(pipe.queue.droppedCount > count / 4)
    #expect(taken < 5_000_000_000)

    let text = pipe.read()
    let lines = text.split(separator: "\n")
    #expect(lines.count { $0.utf8.count == 99 } == count - pipe.queue.droppedCount)
    let dropped = pipe.queue.droppedCount
    // The way is free again: it is said once, ahead of the next line.
    pipe.queue.add(line, isUrgent: false)
    let rest = pipe.read().split(separator: "\n")
    let told =
      lines.filter { $0.contains("log_lines_dropped") } + rest.filter { $0.contains("log_lines_dropped") }
    #expect(told.count == 1 && told.first?.contains("\"count\":\(dropped),") == true)
    #expect(rest.last?.utf8.count == 99)
  }

  @Test func `is flushed at the end as far as it is read, and no longer than said`() throws {
    let pipe = try Pipe()
    for _ in 0..<10 { pipe.queue.add(Array("line\n".utf8), isUrgent: false) }
    pipe.queue.flush(within: .seconds(5))
    #expect(pipe.read() == String(repeating: "line\n", count: 10))

    for _ in 0..<2_000 { pipe.queue.add([UInt8](repeating: 0x79, count: 100), isUrgent: false) }
    let began = MonotonicClock.nanoseconds()
    pipe.queue.flush(within: .milliseconds(100))
    #expect(MonotonicClock.nanoseconds() - began < 5_000_000_000)
  }
}

/// A thread for which nobody waits.
private enum Thread {
  static func detach(_ body: @escaping @Sendable () -> Void) {
    final class Box {
      let body: @Sendable () -> Void; init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    let box = unsafe Unmanaged.passRetained(Box(body)).toOpaque()
    _ = unsafe pthread_create(
      &thread, nil,
      {
        unsafe Unmanaged<Box>.fromOpaque($0!).takeRetainedValue().body(); return nil
      }, box)
  }
}
