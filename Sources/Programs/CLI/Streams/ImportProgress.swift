import MusterCore
import MusterTerminal

/// How far an import is, on standard error: a bar that is drawn anew for a person, a line now and then
/// elsewhere.
final class ImportProgress {
  private enum Form { case bar, plain, none }

  private let form: Form
  private let size: Int64?
  private let output = ByteOutput(.errors)
  private let started = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  private var isDrawn = false
  /// Rows that were done before, by another stream of the import.
  private var rowsBefore: Int64?

  init(_ words: ParsedWords, size: Int64?) {
    self.size = size
    let isTerminal = Terminal.isTerminal(.errors) && Environment.value("TERM") != "dumb"
    switch words.global("progress") ?? "auto" {
    case "none": form = .none
    case "plain": form = .plain
    case "bar": form = .bar
    default: form = words.has("quiet") ? .none : isTerminal ? .bar : .plain
    }
  }

  func show(rows: Int64, failed: Int64, bytes: Int64) {
    let now = ContinuousClock.now
    if rowsBefore == nil { rowsBefore = rows }
    let pause: Duration = form == .bar ? .milliseconds(100) : .seconds(10)
    if form == .none || last.map({ now - $0 < pause }) ?? (form == .plain) {
      if last == nil { last = now }
      return
    }
    last = now
    let text = Self.line(
      rows: rows, failed: failed, bytes: bytes, size: size, elapsed: now - started,
      width: form == .bar ? Terminal.columns(.errors) ?? 80 : nil)
    output.tryWrite(form == .bar ? "\r\u{1b}[K\(text)" : text + "\n")
    isDrawn = form == .bar
  }

  /// Takes the bar away, so that what follows has the line for itself.
  func clear() {
    if isDrawn { output.tryWrite("\r\u{1b}[K") }
    isDrawn = false
  }

  /// What it all came to.
  func end(rows: Int64, failed: Int64) {
    clear()
    guard form != .none else { return }
    let elapsed = ContinuousClock.now - started
    output.tryWrite(
      "\(Self.grouped(rows)) rows in \(DurationText.short(elapsed)), \(Self.rate(rows, elapsed)) rows/s, "
        + "\(Self.grouped(failed)) not taken\n")
  }

  static func line(
    rows: Int64, failed: Int64, bytes: Int64, size: Int64?, elapsed: Duration, width: Int?
  ) -> String {
    var parts = ["\(grouped(rows)) rows", "\(rate(rows, elapsed)) rows/s"]
    if failed > 0 { parts.append("\(grouped(failed)) bad") }
    var head = ""
    if let size, size > 0, bytes > 0 {
      let share = min(1, Double(bytes) / Double(size))
      let left = seconds(elapsed) * (1 - share) / share
      parts.append("\(DurationText.short(.seconds(Int64(left.rounded(.up))))) left")
      let text = parts.joined(separator: "  ")
      head = " \(Int(share * 100)) %  "
      // The words go before the bar.
      if let width, width > text.count + head.count + 12 {
        let cells = min(30, width - text.count - head.count - 4)
        let filled = Int(share * Double(cells))
        let bar = String(repeating: "=", count: filled) + String(repeating: " ", count: cells - filled)
        head = "[\(bar)]" + head
      }
    }
    let text = head + parts.joined(separator: "  ")
    return width.map { PlainText.cut(text, to: max(1, $0 - 1)) } ?? text
  }

  private static func seconds(_ span: Duration) -> Double {
    Double(span.components.seconds) + Double(span.components.attoseconds) / 1e18
  }

  private static func rate(_ rows: Int64, _ elapsed: Duration) -> String {
    let seconds = max(0.001, seconds(elapsed))
    return grouped(Int64(clamping: Int((Double(rows) / seconds).rounded())))
  }

  static func grouped(_ number: Int64) -> String {
    var digits = Array(String(number.magnitude))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return (number < 0 ? "-" : "") + String(digits)
  }
}
