// The server that interoperability clients of any language are pointed at; for tests only.
import Glibc
import MusterCore
import MusterLoop

let options: Options
do throws(Options.Misunderstood) {
  options = try Options(Array(CommandLine.arguments.dropFirst()))
} catch {
  Console.complain("interop-server: \(error)\n\(Options.usage)")
  exit(2)
}
do {
  let requests = try Signals.requests()
  try await InteropServer(options).run(until: requests)
} catch {
  Console.complain("interop-server: \(error)")
  exit(1)
}
