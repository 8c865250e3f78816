import MusterLoop
import MusterRPC
import MusterTestTorture
import MusterTortureAPI
import Testing

@testable import MusterTransport

/// What a server says that answers the first request, and what becomes of the call.
struct Answer: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let code: StatusCode?

  init(_ name: String, _ code: StatusCode?, _ frames: [UInt8]...) {
    testDescription = name
    self.code = code
    bytes = frames.flatMap { $0 }
  }

  private static let head = RawFrame.headers(1, RawFrame.head)
  private static let ok = RawFrame.headers(1, [("grpc-status", "0")], isLast: true)
  private static let empty = RawFrame.data(1, RawFrame.message([]))

  private static func html(_ status: Int, _ type: String = "text/html") -> [UInt8] {
    RawFrame.headers(1, [(":status", "\(status)"), ("content-type", type)])
      + RawFrame.data(1, Array("<html>".utf8), isLast: true)
  }

  private static func big(_ count: Int) -> [(String, String)] {
    (0..<count).map { ("x-\($0)", String(repeating: "a", count: 1_000)) }
  }

  static let all = [
    Answer("a good answer", nil, head, empty, ok),
    Answer("interim heads before it", nil, RawFrame.headers(1, [(":status", "103")]), head, empty, ok),
    Answer(
      "a trailing word about nothing", nil, head, empty,
      RawFrame.headers(1, [("grpc-status", "0"), ("x-data-bin", "no base64!")], isLast: true)),
    Answer(
      "status alone", .notFound,
      RawFrame.headers(1, RawFrame.head + [("grpc-status", "5"), ("grpc-message", "%zz%4")], isLast: true)),
    Answer(
      "details that are none", .notFound,
      RawFrame.headers(
        1, RawFrame.head + [("grpc-status", "5"), ("grpc-status-details-bin", "////")], isLast: true)),
    Answer(
      "a status nobody knows", .unknown, head, RawFrame.headers(1, [("grpc-status", "99")], isLast: true)),
    Answer(
      "a status that is no number", .unknown, head, RawFrame.headers(1, [("grpc-status", "x")], isLast: true)),
    Answer("no status", .unknown, head, RawFrame.data(1, RawFrame.message([]), isLast: true)),
    Answer("trailers without status", .unknown, head, empty, RawFrame.headers(1, [("x", "y")], isLast: true)),
    Answer("a head that is the end", .unknown, RawFrame.headers(1, RawFrame.head, isLast: true)),
    Answer("no answer", .internal, head, ok),
    Answer("two answers", .internal, head, empty, empty, ok),

    Answer("HTTP 200 of another kind", .unknown, html(200)),
    Answer("HTTP 400", .internal, html(400)), Answer("HTTP 401", .unauthenticated, html(401)),
    Answer("HTTP 403", .permissionDenied, html(403)), Answer("HTTP 404", .unimplemented, html(404)),
    Answer("HTTP 429", .unavailable, html(429)), Answer("HTTP 500", .unknown, html(500)),
    Answer("HTTP 502", .unavailable, html(502)), Answer("HTTP 503", .unavailable, html(503)),
    Answer("HTTP 504", .unavailable, html(504)),
    Answer("HTTP 504 of gRPC", .unavailable, html(504, "application/grpc")),
    Answer(
      "gRPC of another name", nil,
      RawFrame.headers(1, [(":status", "200"), ("content-type", "application/grpc+proto")]), empty, ok),
    Answer("something that only begins like gRPC", .unknown, html(200, "application/grpc-web")),

    Answer(
      "a compression nobody asked for", .internal,
      RawFrame.headers(1, RawFrame.head + [("grpc-encoding", "snappy")]), empty, ok),
    Answer(
      "a compressed message in an answer that is not", .internal, head,
      RawFrame.data(1, RawFrame.message([0, 1], flags: 1)), ok),
    Answer(
      "a compressed message that is not gzip", .internal,
      RawFrame.headers(1, RawFrame.head + [("grpc-encoding", "gzip")]),
      RawFrame.data(1, RawFrame.message([0, 1], flags: 1)), ok),
    Answer("flags nobody knows", .internal, head, RawFrame.data(1, RawFrame.message([], flags: 2)), ok),
    Answer("a message of 4 GiB", .resourceExhausted, head, RawFrame.data(1, [0, 255, 255, 255, 255]), ok),
    Answer("half a message", .internal, head, RawFrame.data(1, [0, 0, 0, 0, 9, 1]), ok),
    Answer("half a prefix", .internal, head, RawFrame.data(1, [0, 0, 0]), ok),
    Answer(
      "bytes that are no message", .internal, head, RawFrame.data(1, RawFrame.message([0x0A, 0x05])), ok),

    Answer("data before the head", .unavailable, empty, head, ok),
    Answer(
      "a head without status", .internal, RawFrame.headers(1, [("content-type", "application/grpc")]), ok),
    Answer("a name in upper case", .internal, RawFrame.headers(1, RawFrame.head + [("X-Y", "z")]), ok),
    Answer(
      "more metadata than is taken", .resourceExhausted,
      RawFrame.make(1, 0, 1, RawFrame.block(RawFrame.head + big(10))),
      RawFrame.make(9, 4, 1, RawFrame.block(big(10))), ok),
    Answer(
      "trailers that are larger than is taken", .resourceExhausted, head, empty,
      RawFrame.make(1, 1, 1, RawFrame.block([("grpc-status", "0")] + big(10))),
      RawFrame.make(9, 4, 1, RawFrame.block(big(10)))),
    Answer(
      "a header block without end", .unavailable,
      RawFrame.make(1, 0, 1, RawFrame.block(RawFrame.head)),
      (0..<100).flatMap { _ in RawFrame.make(9, 0, 1, RawFrame.block(big(10))) }),
    Answer(
      "a header block that is none", .unavailable,
      RawFrame.make(1, 5, 1, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF])),
    Answer(
      "a frame that is too long", .unavailable, head, RawFrame.data(1, [UInt8](repeating: 0, count: 20_000)),
      ok),
    Answer("settings of half a size", .unavailable, RawFrame.make(4, 0, 0, [1, 2, 3])),
    Answer(
      "a promise", .unavailable, RawFrame.make(5, 4, 1, RawFrame.number(2) + RawFrame.block(RawFrame.head))),
    Answer("empty data without end", .unavailable, head, (0..<10).flatMap { _ in RawFrame.data(1, []) }),
    Answer("data on a stream that nobody opened", .unavailable, RawFrame.data(7, [1])),

    Answer("reset NO_ERROR", .internal, RawFrame.reset(1, 0)),
    Answer("reset PROTOCOL_ERROR", .internal, RawFrame.reset(1, 1)),
    Answer("reset INTERNAL_ERROR", .internal, head, RawFrame.reset(1, 2)),
    Answer("reset REFUSED_STREAM", .unavailable, RawFrame.reset(1, 7), RawFrame.reset(3, 7)),
    Answer("reset CANCEL", .cancelled, RawFrame.reset(1, 8)),
    Answer("reset ENHANCE_YOUR_CALM", .resourceExhausted, RawFrame.reset(1, 11)),
    Answer("reset INADEQUATE_SECURITY", .permissionDenied, RawFrame.reset(1, 12)),
    Answer("reset by an unknown number", .internal, RawFrame.reset(1, 77)),
  ]
}

@Suite(.timeLimit(.minutes(1))) struct `Client of a hostile server` {
  private func echo(
    _ steps: [RawServer.Step], _ change: (inout ClientConfiguration) -> Void = { _ in }
  ) async throws -> (error: RPCError?, connections: Int) {
    let server = RawServer(steps)
    let transport = try TestServer.client(to: server.port) {
      $0.retry.attemptsMax = 1
      change(&$0)
    }
    var options = CallOptions()
    options.timeout = .seconds(20)
    let error = await failure { [options] () async throws(RPCError) in
      _ = try await TortureV1.Client(transport).echo(.valid(), options)
    }
    await transport.close()
    await server.stop()
    return (error, server.connections.value)
  }

  @Test(arguments: Answer.all)
  func `takes every answer for what it is`(_ answer: Answer) async throws {
    let (error, _) = try await echo([
      .write(RawFrame.settings()), .awaitRequests(1), .write(answer.bytes), .stay,
    ])
    #expect(error?.code == answer.code, "\(error?.message ?? "")")
  }

  @Test(arguments: Answer.all)
  func `takes an answer that comes with the first settings, and goes`(_ answer: Answer) async throws {
    // Nothing is known of what is still read then; only that the call ends.
    let (error, _) = try await echo([.write(RawFrame.settings() + answer.bytes)])
    #expect(error != nil)
  }

  @Test(
    arguments: [
      ("nothing", []), ("HTTP/1", Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)),
      ("GOAWAY", RawFrame.goAway(0)),
      ("settings and GOAWAY", RawFrame.settings() + RawFrame.goAway(0)),
      ("noise", [UInt8](repeating: 0xA5, count: 500)),
    ] as [(String, [UInt8])])
  func `fails calls when a connection begins with`(_ what: String, _ bytes: [UInt8]) async throws {
    let (error, connections) = try await echo([.write(bytes)])
    #expect(error?.code == .unavailable)
    #expect(error?.reason == "CONNECTION_LOST")
    #expect(connections == 1)
  }

  @Test func `gives up a server that is silent`() async throws {
    let (error, _) = try await echo([.stay]) { $0.connectTimeout = .milliseconds(50) }
    #expect(error?.code == .unavailable)
    #expect(error?.message.contains("0.05 seconds") == true)
  }

  @Test func `repeats once, at once, what a server did not begin with`() async throws {
    let (refused, one) = try await echo([
      .write(RawFrame.settings()), .awaitRequests(1), .write(RawFrame.reset(1, 7)), .awaitRequests(2),
      .write(RawFrame.headers(3, RawFrame.head) + RawFrame.data(3, RawFrame.message([]))),
      .write(RawFrame.headers(3, [("grpc-status", "0")], isLast: true)), .stay,
    ])
    #expect(refused == nil)
    #expect(one == 1)
    let (left, two) = try await echo([
      .write(RawFrame.settings()), .awaitRequests(1), .write(RawFrame.goAway(0)), .stay,
    ])
    #expect(left?.code == .unavailable)
    #expect(two == 2)
  }

  @Test func `does not repeat at once what a server may have begun with`() async throws {
    let (lost, one) = try await echo([.write(RawFrame.settings()), .awaitRequests(1)])
    #expect(lost?.code == .unavailable)
    #expect(one == 1)
    let (gone, two) = try await echo([
      .write(RawFrame.settings()), .awaitRequests(1), .write(RawFrame.goAway(1)),
    ])
    #expect(gone?.code == .unavailable)
    #expect(two == 1)
    let (again, five) = try await echo([.write(RawFrame.settings()), .awaitRequests(1)]) {
      $0.retry.attemptsMax = 5
      $0.retry.backoffMin = .milliseconds(1)
    }
    #expect(again?.code == .unavailable)
    #expect(five == 5)
  }

  @Test func `waits for a server that takes no streams no longer than the deadline`() async throws {
    let server = RawServer([.write(RawFrame.settings([(3, 0)])), .stay])
    let transport = try TestServer.client(to: server.port)
    var options = CallOptions()
    options.timeout = .milliseconds(200)
    let error = await failure { [options] () async throws(RPCError) in
      _ = try await TortureV1.Client(transport).echo(.valid(), options)
    }
    #expect(error?.code == .deadlineExceeded)
    await transport.close()
    await server.stop()
  }
}
