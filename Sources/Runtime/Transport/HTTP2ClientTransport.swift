package import MusterLoop
package import MusterRPC

/// Calls over HTTP/2: one connection, made when a call needs it and made anew when it is lost. Closed
/// when nobody holds the transport or one of its calls any more.
///
/// To be closed before its loops are stopped: a loop that has stopped tells nobody what became of a call.
package final class HTTP2ClientTransport: ClientTransport {
  let link: ClientLink

  /// Takes one loop of the group; names are looked up on the pool.
  package init(_ configuration: ClientConfiguration, on group: LoopGroup, lookups: BlockingPool) {
    link = ClientLink(configuration, group, lookups)
  }

  deinit {
    let link = link
    link.loop.execute { link.close(until: .now(), nil) }
  }

  /// Does not wait for a connection: what keeps one from being made is the call's failure.
  package func open(
    _ method: MethodInfo, _ options: CallOptions
  ) async throws(RPCError) -> any ClientCall {
    var metadata = link.configuration.metadata
    metadata.add(options.metadata)
    let request = try RequestFields(method, metadata)
    let deadline = options.timeout.map { LoopTime.now() + $0 }
    return HTTP2ClientCall(ClientStream(link, request, deadline: deadline), self)
  }

  /// No call begins any more; those that run may end within the grace. Returns when all is closed.
  package func close(grace: Duration = .zero) async {
    let link = link
    await withCheckedContinuation { continuation in
      link.loop.execute { link.close(until: .now() + grace, continuation) }
    }
  }
}
