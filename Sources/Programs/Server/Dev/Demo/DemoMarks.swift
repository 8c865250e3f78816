import MusterCore
import Synchronization

/// Which demo rows were ever made, with their ids: what somebody has changed or deleted since stays as it is.
final class DemoMarks: Sendable {
  /// Nil for an installation that is forgotten.
  private let path: String?
  private let made: Mutex<[String: String]>

  private static let bytesMax = 1_000_000

  init(_ path: String?) {
    self.path = path
    var made: [String: String] = [:]
    // A line a row. What was lost of them is made good by the request ids, or refused because it is there.
    let text = path.flatMap { Files.bytes($0, most: Self.bytesMax) } ?? []
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      if let name = words.first { made[String(name)] = words.count > 1 ? String(words[1]) : "" }
    }
    self.made = Mutex(made)
  }

  func id(_ name: String) -> String? { made.withLock { $0[name] } }

  func keep(_ name: String, _ id: String) throws {
    guard self.id(name) != id else { return }
    let text = made.withLock { made in
      made[name] = id
      return made.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
    }
    if let path { try Files.replace(path, with: text) }
  }
}
