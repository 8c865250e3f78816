import MusterCore
import MusterLoop
import MusterServer

// postgres-keeper kept [FOLDER] | ephemeral: starts the PostgreSQL of `musterd dev`, says its process and its
// URL, and ends it when asked to.

let words = CommandLine.arguments.dropFirst()
let isEphemeral = words.first == "ephemeral"
let folder = words.dropFirst().first
Signals.serve { requests in
  do {
    let postgres = try await PrivatePostgres.start(folder: folder, isEphemeral: isEphemeral)
    Console.answer("ready \(postgres.process) \(postgres.databaseURL)")
    for await request in requests where request == .end { break }
    await postgres.stop()
    return 0
  } catch {
    Console.complain("\(error)")
    return 1
  }
}
