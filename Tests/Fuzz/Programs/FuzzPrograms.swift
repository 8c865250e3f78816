import Glibc
import MusterFuzzInput

/// libFuzzer's own loop; it takes its options from the arguments and comes back when it is done.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// `fuzz-programs csv …` or `fuzz-programs settings …`; what follows is libFuzzer's.
@main
enum FuzzPrograms {
  enum Form: String {
    /// The files that `muster` imports, and its command lines.
    case csv
    /// What `musterd` is told by its file, its arguments and its environment.
    case settings
  }

  static let form = Form(rawValue: CommandLine.arguments.dropFirst().first ?? "")

  static func main() {
    guard form != nil else {
      print("usage: fuzz-programs csv|settings [OPTION OF LIBFUZZER]...")
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
  switch FuzzPrograms.form {
  case .csv: Client.run(&input)
  case .settings: Daemon.run(&input)
  case nil: break
  }
  return 0
}
