/// A text for people in all languages that there are texts in.
struct Phrase: Hashable, Sendable {
  let english: String
  let german: String

  init(_ english: String, de german: String) {
    (self.english, self.german) = (english, german)
  }

  enum Language: Sendable {
    case english, german

    /// The nearest there is, by the language alone: regions have no texts of their own.
    init(nearest locale: String) {
      let language = locale.prefix { $0 != "-" }.lowercased()
      self = language == "de" ? .german : .english
    }
  }

  subscript(_ language: Language) -> String {
    switch language {
    case .english: english
    case .german: german
    }
  }
}
