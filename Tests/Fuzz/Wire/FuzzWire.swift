import Glibc
import MusterCampaignsAPI
import MusterLeadsAPI
import MusterTortureAPI
import MusterWire

/// What the fuzzer decodes as: the types with the most shapes.
private let types: [any WireMessage.Type] = [
  TortureV1.Everything.self, TortureV1.Tree.self, TortureV1.Maps.self, TortureV1.WellKnown.self,
  TortureV1.EchoRequest.self, TortureV1.UpdateBoundedRequest.self, LeadsV1.ListLeadsResponse.self,
  LeadsV1.UpdateLeadRequest.self, LeadsV1.ImportLeadsRequest.self, CampaignsV1.UpdateSequenceRequest.self,
]

/// libFuzzer's own loop; it takes its options from the arguments and comes back when it is done.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main
enum FuzzWire {
  /// `fuzz-wire binary …` or `fuzz-wire json …`; what follows is libFuzzer's.
  static let readsJSON = CommandLine.arguments.dropFirst().first == "json"

  static func main() {
    var count = CommandLine.argc - 1
    var arguments = unsafe CommandLine.unsafeArgv + 1
    exit(unsafe runFuzzer(&count, &arguments) { start, count in unsafe fuzzOne(start, count) })
  }
}

/// The first byte chooses the type and, for bytes, whose policy they are read by. The name is libFuzzer's.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = input.first else { return 0 }
  let type = types[Int(choice) % types.count]
  let rest = Array(input.dropFirst())
  if FuzzWire.readsJSON {
    readJSON(type, rest)
  } else {
    decode(type, rest, choice < 128 ? .server : .client)
  }
  return 0
}

/// What is taken is written and taken again, and comes out the same; its bounds and its JSON can be
/// asked for.
private func decode<M: WireMessage>(_ type: M.Type, _ bytes: [UInt8], _ policy: WirePolicy) {
  guard let message = try? M(bytes: bytes, policy: policy) else { return }
  let written = message.bytes()
  guard let again = try? M(bytes: written, policy: policy) else {
    fatalError("\(M.schema.fullName): our own bytes are refused")
  }
  precondition(again.bytes() == written, "\(M.schema.fullName): our own bytes come out otherwise")
  _ = message.violations()
  // Values such as a time in the year 10000 have no JSON form; whatever has one is read back.
  guard let text = try? message.json() else { return }
  guard (try? M(json: text)) != nil else {
    fatalError("\(M.schema.fullName): our own JSON is refused: \(text)")
  }
}

private func readJSON<M: WireMessage>(_ type: M.Type, _ text: [UInt8]) {
  guard let message = try? M(json: text) else { return }
  guard let written = try? message.json() else {
    fatalError("\(M.schema.fullName): what JSON made has no JSON form")
  }
  guard let again = try? M(json: written) else { fatalError("\(M.schema.fullName): our own JSON is refused") }
  precondition(again.bytes() == message.bytes(), "\(M.schema.fullName): JSON comes out otherwise")
}
