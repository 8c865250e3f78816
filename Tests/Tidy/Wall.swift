/// A rule of the house and the function that finds what breaks it.
struct Wall: Sendable, CustomStringConvertible {
  let description: String
  let find: @Sendable (SourceFile) -> [Finding]

  /// Looks at each line that the file is made of: `part` says which lines.
  init(
    _ description: String, in part: @escaping @Sendable (SourceFile) -> [String],
    where applies: @escaping @Sendable (SourceFile) -> Bool,
    _ check: @escaping @Sendable (String) -> (what: String, todo: String)?
  ) {
    self.init(description) { file in
      guard applies(file) else { return [] }
      return part(file).enumerated().compactMap { index, line in
        check(line).map { Finding(file.path, index + 1, $0.what, $0.todo) }
      }
    }
  }

  /// Looks at the file as a whole.
  init(_ description: String, _ find: @escaping @Sendable (SourceFile) -> [Finding]) {
    self.description = description
    self.find = find
  }
}

/// Printed as `file:line: what is wrong: what to do`.
struct Finding: Sendable, CustomStringConvertible {
  let path: String
  let line: Int
  let what: String
  let todo: String

  init(_ path: String, _ line: Int, _ what: String, _ todo: String) {
    self.path = path
    self.line = line
    self.what = what
    self.todo = todo
  }

  var description: String { "\(path):\(line): \(what): \(todo)" }
}

extension String {
  /// The identifiers and keywords of a line of code, an `@` before them included.
  var words: [Substring] {
    split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "@") }
  }

  /// The parts of a name in camel case, a digit belonging to the letters before it: `Base64Text` is
  /// `Base64` and `Text`.
  var camelWords: [String] {
    var words: [String] = []
    for character in self {
      if character.isLowercase || character.isNumber, !words.isEmpty {
        words[words.count - 1].append(character)
      } else if character.isLetter || character.isNumber {
        words.append(String(character))
      } else {
        words.append("")
      }
    }
    return words
  }
}
