/// Names of fields as protos, JSON and flags write them.
enum FieldPath {
  /// `first_name` to `first-name`, dots kept.
  static func flag(_ path: [String]) -> String {
    path.map { $0.replacing("_", with: "-") }.joined(separator: ".")
  }

  /// A list of mask paths as JSON writes it: `first_name,sms.number` to `firstName,sms.number`.
  static func camel(_ paths: String) -> String {
    paths.split(separator: ",").map { path in
      path.replacing("-", with: "_").split(separator: ".").map(camelWord).joined(separator: ".")
    }.joined(separator: ",")
  }

  private static func camelWord(_ word: Substring) -> String {
    var result = ""
    var isUpper = false
    for character in word {
      if character == "_" {
        isUpper = true
      } else {
        result += isUpper ? character.uppercased() : String(character)
        isUpper = false
      }
    }
    return result
  }
}
