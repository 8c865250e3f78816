import MusterLeadsAPI
import MusterRPC
import MusterTestTorture
import MusterTortureAPI
import Testing

@Suite struct `Method table` {
  @Test func `says what the proto says of a unary RPC`() {
    #expect(
      TortureV1.Method.echo.info
        == MethodInfo(
          service: "muster.torture.v1.TortureService", name: "Echo", shape: .unary,
          input: "muster.torture.v1.EchoRequest", output: "muster.torture.v1.EchoResponse",
          access: .tenant("torture.run"), effect: .none, audit: .none))
  }

  @Test func `has the four shapes in the proto's order`() {
    let methods = TortureV1.Method.allCases.map(\.info)
    #expect(methods.map(\.name) == ["Echo", "Repeat", "Import", "Switch"])
    #expect(methods.map(\.shape) == [.unary, .serverStream, .clientStream, .bidirectional])
    #expect(methods.map(\.access) == [.tenant("torture.run"), .anyone, .anyCaller, .anyCaller])
    #expect(methods.map(\.effect) == [.none, .none, .write, .write])
    #expect(methods.map(\.audit) == [.none, .none, .change, .change])
  }

  @Test func `makes the path of service and name`() {
    #expect(TortureV1.Method.switch.info.path == "/muster.torture.v1.TortureService/Switch")
  }

  @Test func `has a handler for each method`() {
    #expect(
      TortureV1.handlers(TortureService()).map(\.method) == TortureV1.Method.allCases.map(\.info))
  }

  @Test func `has the command of the proto`() {
    let command = LeadsV1.Method.getLead.info.command
    #expect(command?.noun == "lead")
    #expect(command?.verb == "get")
    #expect(command?.positional == "id")
    #expect(command?.confirmation == CommandInfo.Confirmation.none)
    #expect(command?.example.hasPrefix("lead get") == true)
    #expect(LeadsV1.Method.eraseLead.info.command?.confirmation == .name)
  }

  @Test func `declares the permissions with role and sentence`() {
    #expect(TortureV1.permissions == [PermissionInfo("torture.run", .member, "Run torture.")])
  }
}
