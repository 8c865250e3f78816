/// Of the port for those who run the server.
extension Option {
  static let operationsPort = [operations, metricsTenants, operationsNames]

  private static let metricsTenants = Option(
    "--metrics-tenants", "N", unless: "0",
    "name so many tenants in /metrics, those with the most calls, 1000 at most"
  ) { settings, text throws(Misunderstood) in
    guard let count = Int(text), (0...1_000).contains(count) else {
      throw Misunderstood("takes a number from 0 to 1000, not \(text)")
    }
    settings.metricsTenants = count
  }

  private static let operationsNames = Option(
    "--ops-names", "NAME,…",
    "names under which the operations port may be asked, beside its addresses and localhost", .list
  ) { settings, text throws(Misunderstood) in
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let isName = { (name: String) in
      !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." }
    }
    guard names.allSatisfy(isName) else {
      throw Misunderstood("takes names such as muster.internal, not \(text)")
    }
    settings.operationsNames = names
  }
}
