import MusterCore
import MusterPostgres
import MusterTypesAPI
import MusterWire

extension Decimal {
  init(_ stored: PostgresDecimal) { self = Decimal(stored.text) ?? .zero }

  /// As a column takes it.
  var stored: PostgresDecimal { PostgresDecimal(text) ?? PostgresDecimal(0) }

  var wire: TypeV1.Decimal { .with { $0.value = text } }
}

extension WireMap where Key == WireString, Value == WireString.Value {
  var texts: [String: String] { Dictionary(sorted().map { ($0.key, $0.value) }) { first, _ in first } }

  init(_ texts: [String: String]) {
    self.init()
    for (name, text) in texts { self[name] = text }
  }
}
