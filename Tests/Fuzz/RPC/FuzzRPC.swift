import Glibc
import MusterFuzzInput

/// libFuzzer's own loop; it takes its options from the arguments and comes back when it is done.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// `fuzz-rpc values …`, `fuzz-rpc server …` or `fuzz-rpc client …`; what follows is libFuzzer's.
@main
enum FuzzRPC {
  enum Form: String {
    /// What reads headers and messages, piece by piece.
    case values
    /// A whole server, and a client that says anything.
    case server
    /// A whole client, and a server that says anything.
    case client
  }

  static let form = Form(rawValue: CommandLine.arguments.dropFirst().first ?? "")

  static func main() {
    guard form != nil else {
      print("usage: fuzz-rpc values|server|client [OPTION OF LIBFUZZER]...")
      exit(2)
    }
    var count = CommandLine.argc - 1
    var arguments = unsafe CommandLine.unsafeArgv + 1
    exit(unsafe runFuzzer(&count, &arguments) { start, count in unsafe fuzzOne(start, count) })
  }
}

/// The name is libFuzzer's.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
  switch FuzzRPC.form {
  case .values: Values.run(&input)
  case .server: ServerSession.run(&input)
  case .client: ClientSession.run(&input)
  case nil: break
  }
  return 0
}
