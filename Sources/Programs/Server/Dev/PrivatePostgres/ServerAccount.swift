import MusterCore

/// Whom PostgreSQL runs as: it refuses root.
struct ServerAccount: Sendable {
  /// Nil for whoever runs us.
  let account: Account?
  let name: String
  private let setpriv: String

  init() throws(PrivatePostgresFailure) {
    let places = ["/usr/bin/setpriv", "/bin/setpriv"]
    guard let setpriv = places.first(where: { FileFacts($0)?.isProgram == true }) else {
      throw PrivatePostgresFailure("setpriv is not installed (Debian: apt install util-linux)")
    }
    self.setpriv = setpriv
    guard Account.own.isRoot else {
      (account, name) = (nil, "")
      return
    }
    for name in ["postgres", "nobody"] {
      guard let account = Account(named: name) else { continue }
      (self.account, self.name) = (account, name)
      return
    }
    throw PrivatePostgresFailure(
      "PostgreSQL does not run as root, and there is neither a user postgres nor nobody to run it as")
  }

  /// What goes before a program's words so that it runs as it should, and ends when we do: the system then
  /// sends it SIGINT, PostgreSQL's word for an end in order.
  var prefix: [String] {
    var words = [setpriv, "--pdeathsig", "INT"]
    if let account {
      words += ["--reuid", "\(account.user)", "--regid", "\(account.group)", "--clear-groups"]
    }
    return words + ["--"]
  }
}
