import Glibc
import MusterFuzzInput

/// libFuzzer's own loop; it takes its options from the arguments and comes back when it is done.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// `fuzz-text tokens …`, `fuzz-text rules …` or `fuzz-text mail …`; what follows is libFuzzer's.
@main
enum FuzzText {
  enum Form: String {
    /// What callers show who they are by, and where their lists go on.
    case tokens
    /// Texts with a meaning of their own: patterns, schedules, zones, addresses, filters.
    case rules
    /// What people write into messages, the messages, and what a relay answers.
    case mail
  }

  static let form = Form(rawValue: CommandLine.arguments.dropFirst().first ?? "")

  static func main() {
    guard form != nil else {
      print("usage: fuzz-text tokens|rules|mail [OPTION OF LIBFUZZER]...")
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
  switch FuzzText.form {
  case .tokens: Tokens.run(&input)
  case .rules: Rules.run(&input)
  case .mail: Mail.run(&input)
  case nil: break
  }
  return 0
}
