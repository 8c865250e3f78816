import MusterCore

/// Where the socket of a private PostgreSQL is: in its data folder, unless the path is none for a socket.
struct SocketFolder: Sendable {
  let path: String

  static let port: UInt16 = 5_432
  /// Of a socket's path in Linux, without the zero at its end.
  private static let bytesMax = 107

  private static var name: String { ".s.PGSQL.\(port)" }

  /// Too long for the system; or with a comma, which stands between two hosts for libpq.
  static func fits(_ folder: String) -> Bool {
    "\(folder)/\(name)".utf8.count <= bytesMax && !folder.contains(",")
  }

  /// The way to the former one is kept in the data folder, so that it can be taken away after a kill.
  init(for folder: DataFolder, _ account: ServerAccount) throws {
    let link = Self.link(folder)
    if let former = Files.target(ofLink: link) {
      Self.remove(former)
      Files.remove(link)
    }
    if Self.fits(folder.path) {
      Self.removeSocket(folder.path)
      path = folder.path
      return
    }
    path = try Files.makeTemporaryFolder("/tmp/muster-socket-")
    try Files.link(link, to: path)
    try Files.keep(path, for: account.account)
  }

  func remove(from folder: DataFolder) {
    guard path != folder.path else { return }
    Self.remove(path)
    Files.remove(Self.link(folder))
  }

  private static func link(_ folder: DataFolder) -> String { "\(folder.path)/socket" }

  /// Only what a socket's folder of ours holds.
  private static func remove(_ path: String) {
    removeSocket(path)
    Files.removeFolder(path)
  }

  /// Its lock names a process that was killed, whose number may be another's by now.
  private static func removeSocket(_ folder: String) {
    for name in [name, "\(name).lock"] { Files.remove("\(folder)/\(name)") }
  }
}
