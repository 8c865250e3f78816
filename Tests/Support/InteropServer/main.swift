// The server that interoperability clients of any language are pointed at; for tests only.
import Glibc
import MusterCore
import MusterLoop

let server: InteropServer
do throws(Options.Misunderstood) {
  server = InteropServer(try Options(Array(CommandLine.arguments.dropFirst())))
} catch {
  Console.complain("interop-server: \(error)\n\(Options.usage)")
  exit(2)
}

Signals.serve { requests in
  do {
    try await server.run(until: requests)
    return 0
  } catch {
    Console.complain("interop-server: \(error)")
    return 1
  }
}
