import MusterCore
import MusterRPC
import MusterStandardAPI
import MusterWire

typealias OTLPSpan = OpentelemetryProtoTraceV1.Span
typealias OTLPAttribute = OpentelemetryProtoCommonV1.KeyValue

/// Calls in the terms of OpenTelemetry.
struct SpanBatch {
  /// What all spans are of.
  let resource: [OTLPAttribute]
  /// Where the server is called.
  let address: [OTLPAttribute]

  init(instance: String, address host: String, port: Int64) {
    resource = [
      .text("service.name", "musterd"), .text("service.version", Build.version),
      .text("service.instance.id", instance), .text("telemetry.sdk.language", "swift"),
    ]
    address = host.isEmpty ? [] : [.text("server.address", host), .number("server.port", port)]
  }

  func bytes(_ calls: [TracedCall], using random: inout FastRandom) -> [UInt8] {
    // How far the clock of the day is ahead of the one that was measured with.
    let shift = WallClock.microseconds() * 1_000 - MonotonicClock.nanoseconds()
    var spans: [OTLPSpan] = []
    for call in calls {
      spans.append(call.span(address, shift))
      for step in call.steps where step.ended > 0 {
        spans.append(call.span(of: step, SpanID.drawn(&random), shift))
      }
    }
    return OpentelemetryProtoCollectorTraceV1.ExportTraceServiceRequest.with { request in
      request.resourceSpans = [
        .with { group in
          group.resource = .with { $0.attributes = resource }
          group.scopeSpans = [
            .with { scoped in
              scoped.scope = .with { ($0.name, $0.version) = ("muster", Build.version) }
              scoped.spans = spans
            }
          ]
        }
      ]
    }.bytes()
  }
}

extension TracedCall {
  func span(_ address: [OTLPAttribute], _ shift: Int64) -> OTLPSpan {
    var span = blank(trace.span, method, .server, shift, began, ended)
    span.parentSpanID = trace.parent?.bytes ?? []
    // The parent is known to be of another process.
    if trace.parent != nil { span.flags |= 0x300 }
    span.attributes =
      [
        .text("rpc.system.name", "grpc"), .text("rpc.method", method),
        .text("rpc.response.status_code", code.name), .text("muster.request.id", requestID),
      ] + address
    if !tenant.isEmpty { span.attributes.append(.text("muster.tenant.id", tenant)) }
    if code != .ok { span.attributes.append(.text("error.type", reason.isEmpty ? code.name : reason)) }
    if Self.areFailures.contains(code) { span.status = .with { $0.code = .error } }
    return span
  }

  /// Those that the server is to blame for; a caller's mistake is none of the server's.
  private static let areFailures: Set<StatusCode> = [
    .unknown, .deadlineExceeded, .unimplemented, .internal, .unavailable, .dataLoss,
  ]

  /// A step waits for the database.
  func span(of step: CallStep, _ id: SpanID, _ shift: Int64) -> OTLPSpan {
    var span = blank(id, step.label, .client, shift, step.began, step.ended)
    span.parentSpanID = trace.span.bytes
    span.attributes = [.text("db.system.name", "postgresql"), .text("db.query.summary", step.label)]
    if step.isFailed { span.status = .with { $0.code = .error } }
    return span
  }

  private func blank(
    _ id: SpanID, _ name: String, _ kind: OTLPSpan.SpanKind, _ shift: Int64, _ began: Int64, _ ended: Int64
  ) -> OTLPSpan {
    .with { span in
      span.traceID = trace.id.bytes
      span.spanID = id.bytes
      span.traceState = state
      span.name = name
      span.kind = kind
      span.startTimeUnixNano = UInt64(clamping: began &+ shift)
      span.endTimeUnixNano = UInt64(clamping: max(began, ended) &+ shift)
      span.flags = trace.parent == nil ? 0x101 : 1
    }
  }
}

extension TraceID {
  fileprivate var bytes: [UInt8] { bigEndian(high) + bigEndian(low) }
}

extension SpanID {
  fileprivate var bytes: [UInt8] { bigEndian(bits) }
}

private func bigEndian(_ number: UInt64) -> [UInt8] {
  stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt64($0)) }
}

extension OTLPAttribute {
  fileprivate static func text(_ key: String, _ text: String) -> OTLPAttribute {
    .with {
      $0.key = key
      $0.value = .with { $0.value = .stringValue(text) }
    }
  }

  fileprivate static func number(_ key: String, _ number: Int64) -> OTLPAttribute {
    .with {
      $0.key = key
      $0.value = .with { $0.value = .intValue(number) }
    }
  }
}
