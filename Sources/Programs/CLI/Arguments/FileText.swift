import MusterCore
import MusterTerminal

/// Texts that are given in a file, or on standard input.
enum FileText {
  /// Larger than any request that a server takes.
  private static let bytesMax = 16 * 1024 * 1024

  static func read(_ path: String) throws(Failure) -> String {
    let bytes: [UInt8]
    do throws(InputError) {
      bytes = try ByteInput.all(path, bytesMax: bytesMax)
    } catch {
      throw Failure(.usage, error.description)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .usage("\(path == "-" ? "standard input" : path) is not text in UTF-8")
    }
    return text
  }

  /// A secret: a file that others can read is refused, and so is one that is typed where others see it.
  static func secret(_ path: String) throws(Failure) -> String {
    if path == "-" {
      if Terminal.isTerminal(.input) {
        guard let typed = Terminal.answer(to: "Secret (not shown): ", isHidden: true), !typed.isEmpty else {
          throw .usage("no secret was typed")
        }
        return typed
      }
      let text = try read("-")
      let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      guard !line.isEmpty else { throw .usage("standard input holds no secret") }
      return line
    }
    do throws(FileError) {
      return try Files.secret(path, bytesMax: 65_536)
    } catch {
      throw Failure(.usage, error.description)
    }
  }
}
