import Glibc

extension Console {
  /// Answers are read by a person at a terminal who has nothing against styles (no-color.org).
  package static var isStyled: Bool {
    isatty(1) == 1 && Environment.value("NO_COLOR") == nil && Environment.value("TERM") != "dumb"
  }
}
