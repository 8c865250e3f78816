import Foundation

/// A file of the house as the walls see it.
struct SourceFile: Sendable {
  /// From the root of the repository, with slashes.
  let path: String
  let lines: [String]
  /// Of a Swift file: the same lines with all but code, all but what string literals hold, and all but
  /// comments made blank.
  let code: [String]
  let literals: [String]
  let comments: [String]

  init(_ path: String, _ text: String) {
    self.path = path
    lines = Self.split(text)
    guard path.hasSuffix(".swift") else {
      (code, literals, comments) = ([], [], [])
      return
    }
    let parts = SwiftText(text)
    (code, literals, comments) = (
      Self.split(parts.code), Self.split(parts.literals), Self.split(parts.comments)
    )
  }

  private static func split(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  var isSwift: Bool { path.hasSuffix(".swift") }
  /// Everything that a generator does not write.
  var isHandWritten: Bool {
    !path.hasPrefix("Sources/Generated/") && !path.contains("/Golden/")
  }

  func isIn(_ folders: String...) -> Bool {
    folders.contains { path.hasPrefix($0 + "/") }
  }
}

/// All files of the repository, read once.
enum House {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  static let files: [SourceFile] = {
    let readable = [".swift", ".sh", ".proto", ".sql", ".md", ".h", ".c", ".py"]
    return paths().map { path in
      let isText = readable.contains(where: path.hasSuffix) || path.hasPrefix("tools/")
      let isRead = isText && !path.hasPrefix("Sources/Generated/")
      let text = isRead ? try? String(contentsOf: root.appending(path: path), encoding: .utf8) : nil
      return SourceFile(path, text ?? "")
    }
  }()

  private static func paths() -> [String] {
    let files = FileManager.default.enumerator(
      at: root, includingPropertiesForKeys: [.isRegularFileKey], options: .skipsHiddenFiles)
    // What a name that begins with a dot hides is Git's, SwiftPM's and the editors'.
    let urls = (files?.allObjects ?? []).compactMap { $0 as? URL }
    let prefix = root.path.hasSuffix("/") ? root.path : root.path + "/"
    return urls.filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
      .map { String($0.path.dropFirst(prefix.count)) }
      .sorted()
  }
}
