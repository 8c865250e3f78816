// Load that h2load cannot make, for `tools/bench leads` and `usage`: calls that differ, and streams.
import Glibc
import MusterCore
import MusterLoop
import MusterRPC
import MusterTransport

let words = CommandLine.arguments.dropFirst()
guard words.count >= 5, let port = UInt16(words[2]), let count = Int(words[5]) else {
  Console.complain(
    """
    usage: service-load KIND PORT TOKEN TENANT COUNT [CONNECTIONS STREAMS]

    KIND is create or create-peer (calls, each with its own person, on so many connections and streams),
    record or record-100 (calls, each with so many entries of usage), import, export, score or
    score-stored. Answers with one line of JSON; what is long tells how far it is each 100,000 leads, on
    standard error.
    """)
  exit(2)
}

let place = Place(port: port, token: words[3], tenant: words[4])
let (connections, streams) = words.count >= 7 ? (Int(words[6]) ?? 8, Int(words[7]) ?? 8) : (8, 8)
let group = try LoopGroup.start(loops: 1)
let lookups = try BlockingPool(threads: 1)
let transports = (0..<max(1, connections)).map { _ in
  HTTP2ClientTransport(place.configuration, on: group, lookups: lookups)
}
do {
  switch words[1] {
  case "create": try await Creating(transports, streams, group.loops[0]).run(count, LeadMaker(place))
  case "create-peer": try await Creating(transports, streams, group.loops[0]).run(count, PeerMaker())
  case "record": try await Creating(transports, streams, group.loops[0]).run(count, UsageMaker(place, 1))
  case "record-100":
    try await Creating(transports, streams, group.loops[0]).run(count, UsageMaker(place, 100))
  case "import": try await Bulk(transports[0], place).importLeads(count)
  case "export": try await Bulk(transports[0], place).exportLeads()
  case "score": try await Bulk(transports[0], place).score(isStored: false)
  case "score-stored": try await Bulk(transports[0], place).score(isStored: true)
  default: throw RPCError(.invalidArgument, reason: "", message: "no such kind of load: \(words[1])")
  }
} catch let error as RPCError {
  Console.complain("\(error.code.name) \(error.reason): \(error.message)")
  exit(1)
}
