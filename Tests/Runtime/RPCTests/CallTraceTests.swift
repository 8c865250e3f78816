import MusterRPC
import Testing

@Suite struct `The trace of a call` {
  private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
  private static let span = "00f067aa0ba902b7"

  private func metadata(_ fields: (String, String)...) -> Metadata {
    var metadata = Metadata()
    for (name, value) in fields { metadata.add(name, value) }
    return metadata
  }

  @Test(arguments: [
    ("00-\(trace)-\(span)-01", true), ("00-\(trace)-\(span)-00", false), ("00-\(trace)-\(span)-03", true),
    ("00-\(trace)-\(span)-fe", false), ("cc-\(trace)-\(span)-01", true),
    ("cc-\(trace)-\(span)-01-later", true),
  ])
  func `is the caller's`(_ value: String, _ isSampled: Bool) {
    let trace = CallTrace(metadata(("traceparent", value)))
    #expect(trace.id.description == Self.trace && trace.parent?.description == Self.span)
    #expect(trace.isSampled == isSampled && trace.span != trace.parent)
  }

  @Test(arguments: [
    "", "00", "00-\(trace)-\(span)", "00-\(trace)-\(span)-", "00-\(trace)-\(span)-1",
    "00-\(trace)-\(span)-01-",
    "00-\(trace)-\(span)-01-x", "cc-\(trace)-\(span)-01x", "ff-\(trace)-\(span)-01", "0-\(trace)-\(span)-01 ",
    "00-\(String(repeating: "0", count: 32))-\(span)-01",
    "00-\(trace)-\(String(repeating: "0", count: 16))-01",
    "00-\(trace.uppercased())-\(span)-01", "00-\(trace)-\(span)-0G", "00_\(trace)-\(span)-01",
    "00-\(trace.dropLast())g-\(span)-01", " 00-\(trace)-\(span)-01",
  ])
  func `is its own where the caller's is none`(_ value: String) {
    let metadata = metadata(("traceparent", value), ("tracestate", "a=1"))
    let trace = CallTrace(metadata)
    #expect(trace.parent == nil && !trace.isSampled && trace.id.description != Self.trace)
    #expect(metadata.traceState.isEmpty && metadata.echo.isEmpty)
    #expect(trace.id != CallTrace(metadata).id)
  }

  @Test func `is its own where the caller names two`() {
    let value = "00-\(Self.trace)-\(Self.span)-01"
    #expect(CallTrace(metadata(("traceparent", value), ("traceparent", value))).parent == nil)
  }

  @Test func `is told on with the call's own span`() {
    let trace = CallTrace(metadata(("traceparent", "00-\(Self.trace)-\(Self.span)-01")))
    #expect(trace.traceparent == "00-\(Self.trace)-\(trace.span)-01")
    let read = CallTrace(metadata(("traceparent", trace.traceparent)))
    #expect(read.id == trace.id && read.parent == trace.span && read.isSampled)
  }

  @Test(arguments: [
    (["a=1", "b@c=2 3 , ,d=4"], "a=1,b@c=2 3,d=4"), (["a=1", "broken"], ""), (["A=1"], ""), (["a=1=2"], ""),
    ([String](repeating: "k=v", count: 33), ""), (["k=" + String(repeating: "v", count: 257)], ""),
    ([String](repeating: "k=" + String(repeating: "v", count: 200), count: 3), ""),
  ])
  func `brings along what other systems keep of it, or nothing`(_ values: [String], _ state: String) {
    var metadata = metadata(("traceparent", "00-\(Self.trace)-\(Self.span)-01"))
    for value in values { metadata.add("tracestate", value) }
    #expect(metadata.traceState == state)
  }

  @Test func `and the call's name are drawn apart for each call`() {
    let names = (0..<1_000).map { _ in Caller().requestID }
    #expect(Set(names).count == 1_000 && names.allSatisfy { $0.hasPrefix("req_") })
    let given = Caller(metadata: metadata(("x-request-id", "mine-7.1")))
    #expect(given.requestID == "mine-7.1" && given.metadata.echo["x-request-id"] == ["mine-7.1"])
  }

  @Test func `keeps the last steps of a call, and the times of one that is traced`() {
    let note = CallNote()
    for number in 0..<40 { #expect(note.begin("\(number)") == nil) }
    #expect(note.known.steps.map(\.label) == (24..<40).map(String.init))
    note.clear()
    #expect(note.known.steps.isEmpty && !note.known.isTraced)
    note.trace()
    let step = note.begin("a")
    note.end(step, isFailed: true)
    #expect(note.known.steps.first.map { $0.isFailed && $0.began > 0 && $0.ended >= $0.began } == true)
    for _ in 0..<200 { note.end(note.begin("b")) }
    #expect(note.known.steps.count == CallNote.tracedStepsMax)
  }
}
