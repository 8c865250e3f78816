import MusterCore

/// Where `musterd dev` leaves what clients need. While the files are there the server is ready: those that an
/// earlier run left would deceive whoever waits for them.
struct DevFiles {
  let credentials: String
  /// Nil when the credentials are at a place that was asked for, where no client looks.
  let profiles: String?
  private var written: [String: FileStamp] = [:]

  init(_ asked: String?) throws {
    if let asked {
      credentials = asked
      profiles = nil
    } else {
      let state =
        Environment.value("XDG_STATE_HOME") ?? Environment.value("HOME").map { "\($0)/.local/state" }
      guard let state else {
        throw Refusal("there is no HOME to keep the credentials in; name a file with --credentials")
      }
      do {
        try Files.makeFolder("\(state)/muster")
      } catch {
        throw Refusal("the credentials have no place, \(error); name a file elsewhere with --credentials")
      }
      credentials = "\(state)/muster/dev.json"
      profiles = "\(state)/muster/dev.yaml"
    }
    for file in all { try Self.check(file) }
  }

  private var all: [String] { [credentials, profiles].compactMap(\.self) }

  /// Takes away what an earlier run left.
  func clear() {
    for file in all { Files.remove(file) }
  }

  /// Tried before anything is begun: a start takes a while, and would have been for nothing.
  private static func check(_ file: String) throws {
    if FileFacts(file)?.isFolder == true {
      throw Refusal("\(file) is a folder; name a file with --credentials")
    }
    let trial = "\(file).trial"
    do {
      try Files.replace(trial, with: "")
    } catch {
      let cause = "\(error)".replacing("\(trial): ", with: "")
      throw Refusal("\(file) cannot be written: \(cause); name a file elsewhere with --credentials")
    }
    Files.remove(trial)
  }

  mutating func write(_ file: String, _ text: String) throws {
    try Files.replace(file, with: text)
    written[file] = FileStamp(file)
  }

  /// But what another one, on other ports, has put there meanwhile.
  func remove() {
    for (file, stamp) in written where FileStamp(file) == stamp { Files.remove(file) }
  }

  struct Refusal: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
      self.description = description
    }
  }
}
