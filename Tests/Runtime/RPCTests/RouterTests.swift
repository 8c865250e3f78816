import MusterRPC
import Testing

@Suite struct `Router of calls` {
  private func method(_ service: String, _ name: String) -> MethodHandler {
    MethodHandler(
      MethodInfo(
        service: service, name: name, shape: .unary, input: "", output: "", access: .anyone, effect: .none,
        audit: .none)
    ) { _, _ throws(RPCError) in }
  }

  private func path(_ router: Router, _ path: String) -> String? {
    unsafe Array(path.utf8).withUnsafeBytes { unsafe router.route(at: $0)?.method.path }
  }

  @Test func `finds each of many, and none that is only alike`() {
    let handlers = (0..<500).map { method("a.v1.Service\($0 % 7)", "Method\($0)") }
    let router = Router(handlers)
    for handler in handlers {
      let path = handler.method.path
      #expect(self.path(router, path) == path)
      for other in [path + "x", "x" + path, String(path.dropFirst()), path.lowercased(), path + "/"] {
        #expect(self.path(router, other) == nil)
      }
    }
    #expect(path(router, "") == nil)
    #expect(path(router, "/") == nil)
  }

  @Test func `finds nothing where nothing is`() {
    #expect(path(Router([]), "/a/B") == nil)
  }

  @Test func `finds those whose ends are the same`() {
    let handlers = (0..<100).map { method("a\($0).very.long.package.name.v1.Service", "TheSameName") }
    let router = Router(handlers)
    for handler in handlers { #expect(path(router, handler.method.path) == handler.method.path) }
  }
}

@Suite struct `Metadata of a call` {
  @Test func `keeps values of a name in order, whatever stands between`() {
    var metadata = Metadata()
    metadata.add("a", "1")
    metadata.add("b-bin", bytes: [0, 255])
    metadata.add("a", "")
    var more = Metadata()
    more.add("a", "3")
    metadata.add(more)
    #expect(metadata["a"] == ["1", "", "3"])
    #expect(metadata[bytes: "b-bin"] == [[0, 255]])
    #expect(metadata["A"] == [])
    #expect(metadata.entries.map(\.name) == ["a", "b-bin", "a", "a"])
    #expect(!metadata.isEmpty)
    #expect(Metadata().isEmpty)
  }

  @Test(arguments: [
    ("a-bin", true), ("-bin", true), ("bin", false), ("a-bi", false), ("a-BIN", false), ("", false),
  ])
  func `is bytes when the name says so`(_ name: String, _ isBinary: Bool) {
    #expect(Metadata.isBinary(Array(name.utf8)[...]) == isBinary)
  }
}
