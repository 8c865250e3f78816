import MusterCore
import MusterRPC
import MusterTerminal
import MusterWire

/// A stream of answers, written as they come. A watch goes on where it was when its connection is lost.
struct StreamRun {
  private let command: RPCCommand
  private let printer: AnswerPrinter
  private let sink: AnswerSink
  private let connection: Connection
  private let limit: Int?
  private let words: ParsedWords
  private let stopping: Stopping
  private let draft: RequestDraft

  private static let restMax = Duration.seconds(10)

  init(
    _ command: RPCCommand, _ draft: RequestDraft, _ connection: Connection, _ printer: AnswerPrinter,
    _ sink: AnswerSink, _ limit: Int?, _ words: ParsedWords, _ stopping: Stopping
  ) {
    (self.command, self.draft, self.connection) = (command, draft, connection)
    (self.printer, self.sink, self.limit) = (printer, sink, limit)
    (self.words, self.stopping) = (words, stopping)
  }

  func run() async throws(Failure) -> ExitCode {
    var request = draft
    var count = 0
    var cursor = ""
    var hasAnswered = false
    var hasRenewed = false
    var rest = Duration.milliseconds(200)
    while true {
      do throws(Failure) {
        let call = try await connection.open(command)
        // Ctrl-C ends the call; what came before it is written.
        stopping.onStop { call.cancel() }
        try await connection.send(try request.bytes(), on: call, command)
        try await connection.finish(call, command)
        while let answer = try await connection.next(call, command) {
          (hasAnswered, hasRenewed, rest) = (true, false, .milliseconds(200))
          let seen = try look(answer)
          if let place = seen.cursor { cursor = place }
          if seen.isIdle { continue }
          try printer.print(answer, rowsMax: limit.map { max(0, $0 - count) } ?? .max)
          if command.isWatch || Terminal.isTerminal(.output) { try sink.flush() }
          count += seen.count
          if let limit, count >= limit {
            call.cancel()
            return .done
          }
        }
        if !command.isWatch { return .done }
      } catch {
        if stopping.isStopped { return try stopped(cursor) }
        // A sign-in is shorter than a watch; before the first answer nothing is told twice.
        if !hasRenewed, command.isWatch || !hasAnswered, await connection.mayRenew(error) {
          hasRenewed = true
          if !cursor.isEmpty { request.set("cursor", .string(cursor)) }
          continue
        }
        guard command.isWatch, !cursor.isEmpty, error.exit == .unreachable, error.status != .deadlineExceeded
        else { throw error }
        tell("\(error.message); going on in \(DurationText.short(rest))")
      }
      if stopping.isStopped { return try stopped(cursor) }
      try? await Task.sleep(for: rest)
      if stopping.isStopped { return try stopped(cursor) }
      rest = min(rest * 2, Self.restMax)
      if !cursor.isEmpty { request.set("cursor", .string(cursor)) }
    }
  }

  private func stopped(_ cursor: String) throws(Failure) -> ExitCode {
    if command.isWatch, !cursor.isEmpty { tell("stopped; --cursor \(cursor) goes on here") }
    try sink.flush()
    // The half of an export is no export.
    if words.global("out") != nil, !command.isWatch {
      throw Failure(.interrupted, "interrupted; \(words.global("out") ?? "") was not written")
    }
    return .interrupted
  }

  private func tell(_ text: String) {
    if !words.has("quiet") { ByteOutput(.errors).tryWrite(text.asOneLine + "\n") }
  }

  private struct Seen {
    let cursor: String?
    /// Nothing to show: a sign of life.
    let isIdle: Bool
    let count: Int
  }

  private func look(_ answer: [UInt8]) throws(Failure) -> Seen {
    guard command.isWatch || limit != nil else { return Seen(cursor: nil, isIdle: false, count: 0) }
    let tree = try command.response.tree(answer)
    let place = RowPlace(command)
    let count = place.rows(tree).count
    let isSilent = place.isList ? count == 0 : tree["kind"]?.string?.hasSuffix("_IDLE") == true
    return Seen(cursor: tree["cursor"]?.string, isIdle: command.isWatch && isSilent, count: count)
  }
}
