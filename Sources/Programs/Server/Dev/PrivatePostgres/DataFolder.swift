import MusterCore
import MusterLoop

/// The folder of one private PostgreSQL: ours alone from here until it is released.
struct DataFolder: Sendable {
  /// As the system writes it, without links.
  let path: String
  let isTemporary: Bool
  /// Whoever had it last has not released it.
  let wasLeft: Bool
  private let lock: FileLock

  var cluster: String { "\(path)/cluster" }
  var log: String { "\(path)/postgres.log" }

  private static let lockName = "musterd-dev.lock"

  /// There from when it is taken until it is released.
  private static func sign(_ path: String) -> String { "\(path)/running" }

  private static let temporary = "/tmp/muster-dev-"

  /// Where the data are unless somebody says. What belongs to root is not for PostgreSQL to enter.
  static func standard() throws(PrivatePostgresFailure) -> String {
    if Account.own.isRoot { return "/var/lib/muster/dev" }
    let data = Environment.value("XDG_DATA_HOME") ?? Environment.value("HOME").map { "\($0)/.local/share" }
    guard let data else {
      throw PrivatePostgresFailure("there is no HOME to keep the data in; name a folder with --data")
    }
    return "\(data)/muster/dev"
  }

  /// Takes the folder, and makes it when it is not there.
  init(_ asked: String, for account: ServerAccount) throws {
    try Self.make(asked, for: account)
    guard let path = Files.canonical(asked), let facts = FileFacts(path), facts.isFolder,
      let names = Files.names(in: path)
    else { throw PrivatePostgresFailure("\(asked) is no folder that can be used; name another with --data") }
    guard Self.owners(account).contains(facts.owner) else { throw PrivatePostgresFailure.anothers(path) }
    guard names.isEmpty || names.contains(Self.lockName) else { throw PrivatePostgresFailure.foreign(path) }
    try Self.checkPassage(to: path, account)
    try self.init(taking: path, for: account, isTemporary: false)
  }

  /// A folder that goes with the server. Those whose `musterd` was killed go now.
  static func temporary(for account: ServerAccount) async throws -> DataFolder {
    await sweep(account)
    let path = try Files.makeTemporaryFolder(temporary)
    return try DataFolder(taking: path, for: account, isTemporary: true)
  }

  private init(taking path: String, for account: ServerAccount, isTemporary: Bool) throws {
    guard let lock = try FileLock("\(path)/\(Self.lockName)") else {
      throw PrivatePostgresFailure.inUse(path)
    }
    lock.write("musterd dev keeps its database in this folder.\n")
    // Whoever gets to the socket is the superuser.
    try Files.keep(path, for: account.account)
    wasLeft = FileStamp(Self.sign(path)) != nil
    try Files.replace(Self.sign(path), with: "")
    self.path = path
    self.isTemporary = isTemporary
    self.lock = lock
  }

  /// Lets others have it; a temporary one goes, with all that is in it.
  func release() async {
    if isTemporary { await Self.remove(path) }
    Files.remove(Self.sign(path))
    lock.release()
  }

  static func remove(_ path: String) async {
    // What cannot be removed is in nobody's way.
    _ = try? await ChildProcess.run(["/bin/rm", "-rf", "--", path], environment: [])
  }

  /// PostgreSQL may pass through those above it that are missing, and change nothing in them.
  private static func make(_ folder: String, for account: ServerAccount) throws {
    var missing: [String] = []
    var above = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      above += "/\(part)"
      if FileFacts(above) == nil { missing.append(above) }
    }
    try Files.makeFolder(folder)
    for path in missing.dropLast() where account.account != nil { try Files.letPass(path) }
  }

  /// Above the folder is nothing of ours: others' rights are not changed.
  private static func checkPassage(to path: String, _ account: ServerAccount) throws {
    guard let user = account.account else { return }
    var above = ""
    for part in path.split(separator: "/").dropLast() {
      above += "/\(part)"
      guard FileFacts(above)?.lets(user) == true else {
        throw PrivatePostgresFailure.unreachable(above, account.name)
      }
    }
  }

  private static func owners(_ account: ServerAccount) -> [UInt32] {
    [Account.own.user, account.account?.user ?? Account.own.user]
  }

  private static func sweep(_ account: ServerAccount) async {
    for name in Files.names(in: "/tmp") ?? [] where "/tmp/\(name)".hasPrefix(temporary) {
      let path = "/tmp/\(name)"
      let place = "\(path)/\(lockName)"
      // One that was just made has nothing in its lock yet. Another user's cannot be taken.
      guard let facts = FileFacts(place), facts.size > 0, let owner = FileFacts(path)?.owner,
        owners(account).contains(owner),
        let lock = (try? FileLock(place)) ?? nil
      else { continue }
      try? await StrayProcesses(cluster: "\(path)/cluster").end()
      await remove(path)
      lock.release()
    }
  }
}
