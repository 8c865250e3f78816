/// Which trace a call is part of, and which of its spans the call is (W3C Trace Context). Every call has one:
/// the caller's, or its own.
package struct CallTrace: Sendable, Hashable {
  package let id: TraceID
  /// Of the call itself, drawn for it.
  package let span: SpanID
  /// Of the caller; nil when the trace begins here.
  package let parent: SpanID?
  /// The caller keeps its own spans of the trace.
  package let isSampled: Bool

  package init(id: TraceID, span: SpanID, parent: SpanID? = nil, isSampled: Bool = false) {
    (self.id, self.span, self.parent, self.isSampled) = (id, span, parent, isSampled)
  }

  package init(_ metadata: Metadata) {
    var random = SystemRandomNumberGenerator()
    self.init(metadata, using: &random)
  }

  package init(_ metadata: Metadata, using random: inout some RandomNumberGenerator) {
    let span = SpanID.drawn(&random)
    if let given = metadata.traceparent {
      self.init(id: given.id, span: span, parent: given.span, isSampled: given.isSampled)
    } else {
      self.init(id: .drawn(&random), span: span)
    }
  }

  /// What another server is told that is called for this one.
  package var traceparent: String { "00-\(id)-\(span)-\(isSampled ? "01" : "00")" }
}

package struct TraceID: Sendable, Hashable, CustomStringConvertible {
  package let high: UInt64
  package let low: UInt64

  /// Zero is none.
  package init?(high: UInt64, low: UInt64) {
    guard high | low != 0 else { return nil }
    (self.high, self.low) = (high, low)
  }

  private init(drawn high: UInt64, _ low: UInt64) { (self.high, self.low) = (high, low | 1) }

  static func drawn(_ random: inout some RandomNumberGenerator) -> TraceID {
    TraceID(drawn: random.next(), random.next())
  }

  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 32, let high = bits(bytes[..<16]), let low = bits(bytes[16...]) else { return nil }
    self.init(high: high, low: low)
  }

  package var description: String { hexadecimal(high) + hexadecimal(low) }
}

package struct SpanID: Sendable, Hashable, CustomStringConvertible {
  package let bits: UInt64

  /// Zero is none.
  package init?(_ bits: UInt64) {
    guard bits != 0 else { return nil }
    self.bits = bits
  }

  private init(drawn bits: UInt64) { self.bits = bits | 1 }

  package static func drawn(_ random: inout some RandomNumberGenerator) -> SpanID {
    SpanID(drawn: random.next())
  }

  package var description: String { hexadecimal(bits) }
}

/// What a caller says of itself: `00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01`.
package struct TraceParent: Sendable, Hashable {
  package let id: TraceID
  package let span: SpanID
  package let isSampled: Bool

  /// Nil for what the specification has ignored: zeros, capitals, version ff, and what follows the flags of a
  /// version that is known. What follows those of a later one is not looked at.
  package init?(_ bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    let dash = UInt8(ascii: "-")
    guard bytes.count >= 55, bytes[start + 2] == dash, bytes[start + 35] == dash,
      bytes[start + 52] == dash,
      let version = MusterRPC.bits(bytes[start..<start + 2]), version != 0xff,
      let high = MusterRPC.bits(bytes[start + 3..<start + 19]),
      let low = MusterRPC.bits(bytes[start + 19..<start + 35]),
      let parent = MusterRPC.bits(bytes[start + 36..<start + 52]),
      let flags = MusterRPC.bits(bytes[start + 53..<start + 55]),
      bytes.count == 55 || (version > 0 && bytes[start + 55] == dash),
      let id = TraceID(high: high, low: low), let span = SpanID(parent)
    else { return nil }
    (self.id, self.span, isSampled) = (id, span, flags & 1 == 1)
  }
}

/// Sixteen digits at most, small letters alone; nil for anything else.
private func bits(_ digits: ArraySlice<UInt8>) -> UInt64? {
  var bits: UInt64 = 0
  for digit in digits {
    switch digit {
    case 0x30...0x39: bits = bits << 4 | UInt64(digit - 0x30)
    case 0x61...0x66: bits = bits << 4 | UInt64(digit - 0x61 + 10)
    default: return nil
    }
  }
  return bits
}

private func hexadecimal(_ bits: UInt64) -> String {
  let digits = String(bits, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
