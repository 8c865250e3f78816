import MusterCore
import MusterTerminal

/// How answers are to look: what was asked for, and what they are written to.
struct OutputStyle: Sendable {
  enum Format: String, Sendable {
    case table, json, jsonl, yaml, csv, name
  }

  var format = Format.table
  var fields: [String] = []
  var hasHeaders = true
  var isColored = false
  /// Columns of the terminal; nil where lines may be as long as they are.
  var width: Int?
  var hasRelativeTimes = false
  var now = WallClock.seconds()

  init() {}

  init(_ words: ParsedWords) {
    let isTerminal = Terminal.isTerminal(.output) && words.global("out") == nil
    format = words.global("output").flatMap(Format.init) ?? .table
    fields = (words.globals["fields"] ?? []).flatMap { $0.split(separator: ",").map(String.init) }
    hasHeaders = !words.has("no-headers")
    isColored = Self.isColored(words, .output) && (isTerminal || Self.isForced(words))
    width = isTerminal ? Environment.value("COLUMNS").flatMap(Int.init) ?? Terminal.columns(.output) : nil
    hasRelativeTimes = words.global("time-format").map { $0 == "relative" } ?? isTerminal
  }

  private static func isForced(_ words: ParsedWords) -> Bool {
    words.global("color") == "always"
      || words.global("color") == nil && !words.has("no-color") && Environment.value("NO_COLOR") == nil
        && Environment.value("FORCE_COLOR").map { $0 != "0" } == true
  }

  /// A stream at a time: one may be a terminal and the other a file. What is typed goes before NO_COLOR,
  /// NO_COLOR before FORCE_COLOR, and both before what the stream is.
  static func isColored(_ words: ParsedWords, _ stream: Terminal.Stream) -> Bool {
    if words.has("no-color") { return false }
    switch words.global("color") {
    case "always"?: return true
    case "never"?: return false
    default: break
    }
    if Environment.value("NO_COLOR") != nil { return false }
    if let forced = Environment.value("FORCE_COLOR") { return forced != "0" }
    return Terminal.isTerminal(stream) && Environment.value("TERM") != "dumb"
  }

  func bold(_ text: String) -> String { isColored ? "\u{1b}[1m\(text)\u{1b}[0m" : text }
  func faint(_ text: String) -> String { isColored ? "\u{1b}[2m\(text)\u{1b}[0m" : text }

  /// Words that say how something stands.
  func marked(_ text: String) -> String {
    guard isColored else { return text }
    let color: String
    switch text.trimmingSpaces {
    case "active", "hot", "healthy", "ok", "serving", "sent", "passed", "yes", "done", "succeeded":
      color = "32"
    case "degraded", "warm", "paused", "pending", "past-due", "suspended", "trial": color = "33"
    case "failed", "dead", "deleted", "revoked", "expired", "unhealthy", "refused", "bounced", "denied":
      color = "31"
    default: return text
    }
    return "\u{1b}[\(color)m\(text)\u{1b}[0m"
  }
}

extension String {
  var trimmingSpaces: Substring {
    let start = drop { $0 == " " }
    return start.lastIndex { $0 != " " }.map { start[...$0] } ?? ""
  }
}
