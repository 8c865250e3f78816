package import MusterRPC
package import MusterTenancy
package import MusterWire

extension Journal {
  /// One of several transactions of a call, which a repeat of the call makes again: each is a write of its
  /// own under the request's id, whose answer nobody keeps.
  package func writePart<Request: MutationRequest, Response: WireMessage>(
    _ method: MethodInfo, _ request: Request, as caller: Caller,
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> Change<Response>
  ) async throws(RPCError) -> Response {
    let home = try caller.admittedTenant()
    let write = Write<Response>(
      method: method, caller: caller, home: home, place: home, user: nil, requestID: request.requestID,
      isTrial: request.validateOnly, key: nil)
    return try await run(write, body)
  }
}
