import MusterCore
import MusterCrypto
import MusterOptionsAPI
import MusterRPC
import MusterTerminal
import MusterWire

/// A file of rows on its way to the server, chunk by chunk. What is acknowledged is stored for good; the same
/// command goes on behind it after a cut.
struct ImportRun {
  private let command: RPCCommand
  private let words: ParsedWords
  private let surroundings: Surroundings
  private let stopping: Stopping
  private let shape: ImportShape
  private let path: String
  private let chunkRows: Int

  /// Chunks that are under way unacknowledged.
  private static let underWayMax = 8
  private static let attemptsMax = 8

  init(
    _ command: RPCCommand, _ words: ParsedWords, _ surroundings: Surroundings, _ stopping: Stopping
  ) throws(Failure) {
    guard let shape = ImportShape(command) else {
      throw Failure(.failed, "the RPC of muster \(command.entry.words) is no import")
    }
    guard let path = words.positionals.first else {
      throw .usage("FILE is missing; - is standard input", hints: ["such as: muster \(command.cli.example)"])
    }
    if words.positionals.count > 1 {
      throw .usage("one file at a time; \(words.positionals.count) are named")
    }
    let rows = words.global("chunk-rows") ?? "1000"
    guard let chunkRows = Int(rows), (1...1_000).contains(chunkRows) else {
      throw .usage("--chunk-rows takes 1 to 1000, not \(ValueKind.shown(rows))")
    }
    (self.command, self.words, self.surroundings, self.stopping) = (command, words, surroundings, stopping)
    (self.shape, self.path, self.chunkRows) = (shape, path, chunkRows)
  }

  func run() async throws(Failure) -> ExitCode {
    let source = try source()
    let digest = try source.digest()
    var header = try header(digest, source.name)
    let kept = words.has("dry-run") ? nil : KeptImport(command, header, digest, surroundings, chunkRows)
    let isResumed = !words.has("restart") && !header.has("import_id") && kept?.importID != nil
    if !header.has("import_id") {
      let id = (words.has("restart") ? nil : kept?.importID) ?? Self.freshID()
      header.set("import_id", .string(id))
      try kept?.keep(id)
    }
    let connection = try Connection(surroundings)
    try await ServerVersion.check(connection)
    let sink = try AnswerSink(words, mayPage: false)
    let printer = try AnswerPrinter(command, OutputStyle(words), sink)
    let errors = try words.global("errors-to").map { (path) throws(Failure) in try ImportErrors(path) }
    let progress = ImportProgress(words, size: source.size)
    let tally = ImportTally(errors, progress)
    if isResumed, !words.has("quiet") { tell("going on with the import that was cut short") }
    let summary: [UInt8]
    do throws(Failure) {
      // The errors of chunks that are stored already come again, so that the file has all of them.
      summary = try await send(
        source, header, connection, tally, fromStart: errors != nil || words.has("dry-run"))
    } catch {
      progress.clear()
      try? errors?.finish()
      sink.abandon()
      throw error.exit == .interrupted || error.exit == .unreachable ? resumable(error, source) : error
    }
    kept?.forget()
    progress.end(rows: tally.rows, failed: tally.failed)
    try printer.print(summary)
    try sink.finish()
    try errors?.finish()
    await connection.close()
    if tally.failed > 0, errors == nil, !words.has("quiet") {
      for line in tally.firstErrors { tell(line) }
      tell("\(tally.failed) rows were not taken; --errors-to FILE writes each with its reason")
    }
    return tally.failed > 0 ? .partial : .done
  }

  private func source() throws(Failure) -> ImportSource {
    try ImportSource(
      path, format: words.global("format"), delimiter: words.global("delimiter"),
      mapping: words.globals["map"] ?? [], schema: shape.row)
  }

  private func header(_ digest: [UInt8]?, _ name: String) throws(Failure) -> RequestDraft {
    var plain = words
    plain.positionals = []
    var header = try CallRun(command, plain, surroundings, stopping).draft()
    if let digest { header.set("source_hash", .string(Base64.json.text(digest))) }
    if !header.has("name") { header.set("name", .string(String(name.unicodeScalars.prefix(200)))) }
    return header
  }

  private static func freshID() -> String { TypeID(prefix: "import", bits: UUIDv7.next()).description }

  private func tell(_ text: String) { ByteOutput(.errors).tryWrite(text.asOneLine + "\n") }

  private func resumable(_ failure: Failure, _ source: ImportSource) -> Failure {
    var failure = failure
    if source.size != nil, !words.has("dry-run") {
      failure.hints.append("what was acknowledged is stored; the same command goes on from there")
    }
    return failure
  }

  // MARK: Attempts

  /// As many streams as it takes, as long as one gets further than the last.
  private func send(
    _ first: ImportSource, _ header: RequestDraft, _ connection: Connection, _ tally: ImportTally,
    fromStart: Bool
  ) async throws(Failure) -> [UInt8] {
    var source = first
    var attempt = 0
    var rest = Duration.milliseconds(250)
    while true {
      let before = tally.acknowledged
      do throws(Failure) {
        return try await stream(source, header, connection, tally, fromStart: fromStart)
      } catch {
        // Only a file can be read again.
        guard source.size != nil, !stopping.isStopped, !words.has("dry-run") else { throw error }
        let isNew = tally.acknowledged > before || attempt == 0
        let isCut = error.exit == .unreachable || error.hints.isEmpty && error.status == .aborted
        // A sign-in may be shorter than an import.
        let isRenewed = !isCut && isNew ? await connection.mayRenew(error) : false
        guard isCut || isRenewed else { throw error }
        attempt = tally.acknowledged > before ? 1 : attempt + 1
        if attempt == 1 { rest = .milliseconds(250) }
        guard attempt < Self.attemptsMax else { throw error }
        tally.progress.clear()
        if !words.has("quiet") { tell("\(error.message); going on in \(DurationText.short(rest))") }
        try? await Task.sleep(for: rest)
        rest = min(rest * 2, .seconds(10))
        source = try self.source()
      }
    }
  }

  /// One stream of the import, from its header to its summary.
  private func stream(
    _ source: ImportSource, _ header: RequestDraft, _ connection: Connection, _ tally: ImportTally,
    fromStart: Bool
  ) async throws(Failure) -> [UInt8] {
    // Ctrl-C ends it between two chunks; a second one ends the process.
    stopping.onStop {}
    let call = try await connection.open(command)
    let answers = ImportAnswers(call, connection, command)
    try await connection.send(shape.header(try header.bytes()), on: call, command)
    guard let start = try await answers.next() else {
      throw Failure(.failed, "the server ended the import at once")
    }
    let place = try shape.answer(start).start
    // What this process has seen acknowledged need not be sent again; what another has may have left no
    // errors.
    let next = tally.acknowledged > 0 || !fromStart ? place : 0
    var index: Int64 = 0
    var firstRow: Int64 = 0
    var underWay = 0
    while let chunk = try shape.chunk(source, index: index, firstRow: firstRow, rowsMax: chunkRows) {
      if stopping.isStopped { break }
      // Rows at the end that are none make no chunk.
      if chunk.rows.isEmpty {
        tally.take(unreadable: chunk, source)
        break
      }
      index += 1
      firstRow += Int64(chunk.rows.count)
      if index <= max(next, tally.acknowledged) {
        if index > tally.acknowledged { tally.pass(chunk) }
        continue
      }
      tally.sent(chunk, source)
      try await connection.send(chunk.message, on: call, command)
      underWay += 1
      while underWay >= Self.underWayMax {
        try await take(answers, tally)
        underWay -= 1
      }
    }
    if stopping.isStopped {
      while underWay > 0 {
        try await take(answers, tally)
        underWay -= 1
      }
      call.cancel()
      throw Failure(.interrupted, "interrupted; \(ImportProgress.grouped(tally.rows)) rows are done")
    }
    try await connection.finish(call, command)
    while let answer = try await answers.next() {
      let read = try shape.answer(answer)
      if read.isSummary {
        tally.passEnd(source)
        return answer
      }
      tally.take(read)
      underWay -= 1
    }
    throw Failure(.unreachable, "the server ended the import without its summary")
  }

  private func take(_ answers: ImportAnswers, _ tally: ImportTally) async throws(Failure) {
    guard let answer = try await answers.next() else {
      throw Failure(.unreachable, "the server ended the import early")
    }
    tally.take(try shape.answer(answer))
  }
}

/// The server's side of an import, taken as it comes, so that neither side waits for the other.
struct ImportAnswers {
  private var stream: AsyncStream<Result<[UInt8], Failure>>.Iterator
  private let reader: Task<Void, Never>

  init(_ call: any ClientCall, _ connection: Connection, _ command: RPCCommand) {
    let (answers, sender) = AsyncStream<Result<[UInt8], Failure>>.makeStream()
    stream = answers.makeAsyncIterator()
    reader = Task {
      do throws(Failure) {
        while let answer = try await connection.next(call, command) { sender.yield(.success(answer)) }
      } catch {
        sender.yield(.failure(error))
      }
      sender.finish()
    }
  }

  func next() async throws(Failure) -> [UInt8]? {
    var copy = stream
    guard let answer = await copy.next(isolation: nil) else { return nil }
    return try answer.get()
  }
}
