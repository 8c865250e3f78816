// Encoding and decoding beside libprotobuf-c on the same bytes, in the same run: `tools/bench wire`.
internal import COracle
import MusterCore
import MusterLeadsAPI
import MusterWire

/// libprotobuf-c's two directions for one message type.
@safe struct Peer<Message> {
  let unpack: ([UInt8]) -> UnsafeMutablePointer<Message>?
  let free: (UnsafeMutablePointer<Message>) -> Void
  let size: (UnsafeMutablePointer<Message>) -> Int
  let pack: (UnsafeMutablePointer<Message>, UnsafeMutablePointer<UInt8>) -> Int
}

func compare<Ours: WireMessage, Theirs>(
  _ name: String, _ message: Ours, _ peer: Peer<Theirs>
) -> [Measurement] {
  let bytes = message.bytes()
  guard let parsed = unsafe peer.unpack(bytes) else { fatalError("libprotobuf-c refuses our bytes") }
  var packed = [UInt8](repeating: 0, count: unsafe peer.size(parsed))
  let written = unsafe packed.withUnsafeMutableBufferPointer { unsafe peer.pack(parsed, $0.baseAddress!) }
  precondition(written == bytes.count && packed == bytes, "libprotobuf-c writes other bytes than we do")

  var encoder = WireEncoder()
  let encoding = Measurement("encode \(name)") {
    encoder.reset()
    message.encode(into: &encoder)
  } theirs: {
    // As a server does it: the size first, because the buffer has to be right.
    _ = unsafe peer.size(parsed)
    _ = unsafe packed.withUnsafeMutableBufferPointer { unsafe peer.pack(parsed, $0.baseAddress!) }
  }
  let decoding = Measurement("decode \(name)") {
    var decoded = Ours()
    do {
      unsafe try bytes.withUnsafeBytes { unsafe try decoded.merge(buffer: $0, policy: .server) }
    } catch {
      fatalError("our own bytes are refused: \(error)")
    }
  } theirs: {
    if let parsed = unsafe peer.unpack(bytes) { unsafe peer.free(parsed) }
  }
  unsafe peer.free(parsed)
  return [encoding, decoding]
}

let leadPeer = unsafe Peer<Oracle__MusterLeadsV1Lead>(
  unpack: { unsafe oracle__muster_leads_v1_lead__unpack(nil, $0.count, $0) },
  free: { unsafe oracle__muster_leads_v1_lead__free_unpacked($0, nil) },
  size: { unsafe oracle__muster_leads_v1_lead__get_packed_size($0) },
  pack: { unsafe oracle__muster_leads_v1_lead__pack($0, $1) })
let pagePeer = unsafe Peer<Oracle__MusterLeadsV1ListLeadsResponse>(
  unpack: { unsafe oracle__muster_leads_v1_list_leads_response__unpack(nil, $0.count, $0) },
  free: { unsafe oracle__muster_leads_v1_list_leads_response__free_unpacked($0, nil) },
  size: { unsafe oracle__muster_leads_v1_list_leads_response__get_packed_size($0) },
  pack: { unsafe oracle__muster_leads_v1_list_leads_response__pack($0, $1) })

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

func tenths(_ number: Double) -> String {
  let tenths = Int((number * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}

func hundredths(_ number: Double) -> String {
  let hundredths = Int((number * 100).rounded())
  return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
}

let measurements =
  unsafe compare("one lead", sampleLead(7), leadPeer) + compare("page of 50 leads", samplePage(50), pagePeer)
let widths = [26, 14, 16, 14, 16, 8]
let head = ["", "ours ns", "ours allocs", "protobuf-c ns", "protobuf-c allocs", "ratio"]
Console.answer(zip(head, widths).map(padded).joined())
for result in measurements {
  let cells = [
    result.name, tenths(result.ours.median), tenths(result.ours.allocations), tenths(result.theirs.median),
    tenths(result.theirs.allocations), hundredths(result.ratio),
  ]
  Console.answer(zip(cells, widths).map(padded).joined())
}
Console.answer(
  "Medians of \(Measurement.rounds) rounds in turn, CPU time; a ratio above 1 is ours being faster.")
