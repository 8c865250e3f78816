package enum AddressKey {
  package static func email(_ text: String) -> String? { text.contains("@") ? text.lowercased() : nil }
}
package enum FoldedText {
  package static func key(_ text: String) -> String { text.lowercased() }
  package static func prefix(_ text: String) -> String { text.lowercased() }
}
