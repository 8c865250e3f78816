// The server that interoperability clients of any language are pointed at; for tests only.
import Glibc
import MusterCore

do throws(Options.Misunderstood) {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  let handlers = Handlers(options)
  Console.complain("interop-server: there is no transport yet for its \(handlers.all.count) methods")
  exit(1)
} catch {
  Console.complain("interop-server: \(error)\n\(Options.usage)")
  exit(2)
}
