import MusterCore

extension PostgresConfiguration {
  /// From `postgres://user:password@host:port/database?sslmode=…`, as libpq reads it but for what it would
  /// leave to chance: user and database are named, nothing is said twice, and no key is unknown. Hosts may be
  /// several, or with `host=/folder` the folder of a unix socket. `pooled=true` is ours: PgBouncer in
  /// transaction mode is between.
  package init(url: String) throws(PostgresError) {
    // Nothing of the URL is in an error: it may hold the password in the wrong place.
    guard let start = ["postgres://", "postgresql://"].first(where: url.hasPrefix) else {
      throw Self.refuse("it begins with postgres:// or postgresql://")
    }
    guard !url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "#") }) else {
      throw Self.refuse("blanks, control characters and # are written %20, %23 and so on")
    }
    let parts = url.dropFirst(start.count).split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    var values = try Values(query: parts.count > 1 ? parts[1] : "")

    var place = path[0]
    if let at = place.lastIndex(of: "@") {
      let user = place[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      try values.set("user", Self.decoded(user[0]))
      if user.count > 1 { try values.set("password", Self.decoded(user[1])) }
      place = place[place.index(after: at)...]
    }
    if path.count > 1 { try values.set("dbname", Self.decoded(path[1])) }
    var hosts = try place.isEmpty ? [] : Self.hosts(place)
    if let names = values.take("host") {
      guard hosts.isEmpty else { throw Self.refuse("hosts stand before the database and in host=; keep one") }
      hosts = try Self.hosts(names, ports: values.take("port"))
    }
    // Where Debian's servers listen.
    if hosts.isEmpty { hosts = try Self.hosts("/var/run/postgresql", ports: values.take("port")) }
    guard let user = values.take("user") else { throw Self.refuse("it names no user: postgres://user@…") }
    guard let database = values.take("dbname") else { throw Self.refuse("it names no database: …/database") }
    self.init(hosts: hosts, database: database, user: user)
    try apply(&values)
  }

  private mutating func apply(_ values: inout Values) throws(PostgresError) {
    password = values.take("password")
    if let mode = try Self.choice(of: TLS.self, "sslmode", &values) { tls = mode }
    if let target = try Self.choice(of: TargetSession.self, "target_session_attrs", &values) {
      targetSession = target
    }
    tlsAuthority = values.take("sslrootcert")
    tlsCertificate = values.take("sslcert")
    tlsKey = values.take("sslkey")
    if let name = values.take("application_name") { applicationName = name }
    if let text = values.take("connect_timeout") {
      guard let seconds = Int(text), (1...600).contains(seconds) else {
        throw Self.refuse("connect_timeout takes seconds from 1 to 600, not \(text)")
      }
      connectTimeout = .seconds(seconds)
    }
    if let text = values.take("pooled") {
      guard let flag = Bool(text) else { throw Self.refuse("pooled takes true or false, not \(text)") }
      isPooled = flag
    }
    if values.take("port") != nil {
      throw Self.refuse("port= goes with host=; else it follows a host: host:5432")
    }
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    of type: Choice.Type, _ key: String, _ values: inout Values
  ) throws(PostgresError) -> Choice? where Choice.RawValue == String {
    guard let text = values.take(key) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw refuse("\(key) takes one of \(known), not \(text)")
    }
    return choice
  }

  // MARK: Hosts

  /// `one:5432,[::1]:5433,two`; a folder is written with `%2F`.
  private static func hosts(_ text: Substring) throws(PostgresError) -> [Host] {
    var hosts: [Host] = []
    for place in text.split(separator: ",", omittingEmptySubsequences: false) {
      var name = place
      var port: Substring?
      if place.first == "[" {
        guard let end = place.firstIndex(of: "]") else { throw refuse("an IPv6 address lacks its ]") }
        name = place[place.index(after: place.startIndex)..<end]
        let rest = place[place.index(after: end)...]
        guard rest.isEmpty || rest.first == ":" else { throw refuse("after ] comes :port or nothing") }
        port = rest.isEmpty ? nil : rest.dropFirst()
      } else if let colon = place.firstIndex(of: ":") {
        name = place[..<colon]
        port = place[place.index(after: colon)...]
      }
      hosts.append(try host(decoded(name), port))
    }
    return hosts
  }

  /// Lists with commas; one port is that of all.
  private static func hosts(_ names: String, ports: String?) throws(PostgresError) -> [Host] {
    let names = names.split(separator: ",", omittingEmptySubsequences: false)
    let ports = ports?.split(separator: ",", omittingEmptySubsequences: false) ?? []
    guard ports.count <= 1 || ports.count == names.count else {
      throw refuse("host= has \(names.count) and port= has \(ports.count): one port for all, or one each")
    }
    var hosts: [Host] = []
    for (index, name) in names.enumerated() {
      hosts.append(try host(String(name), ports.count > 1 ? ports[index] : ports.first))
    }
    return hosts
  }

  private static func host(_ name: String, _ port: Substring?) throws(PostgresError) -> Host {
    // libpq takes a list apart at commas.
    guard !name.isEmpty, !name.contains(",") else { throw refuse("a host has no name, or a comma in it") }
    guard let port else { return Host(name) }
    guard port.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = UInt16(port), number > 0
    else { throw refuse("the port of \(name) is a number from 1 to 65535") }
    return Host(name, port: number)
  }

  fileprivate static func decoded(_ text: Substring) throws(PostgresError) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.count == 2, !digits.hasPrefix("+"), let value = UInt8(digits, radix: 16), value != 0 else {
        throw refuse("after % come two hexadecimal digits, and not 00")
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else {
      throw refuse("what % stands for is not UTF-8")
    }
    return decoded
  }

  fileprivate static func refuse(_ words: String) -> PostgresError {
    PostgresError(.configurationInvalid, "the database's URL: \(words)")
  }
}

/// What a URL says, each thing once.
private struct Values {
  private static let keys = [
    "host", "port", "user", "password", "dbname", "sslmode", "sslrootcert", "sslcert", "sslkey",
    "target_session_attrs", "application_name", "connect_timeout", "pooled",
  ]

  private var values: [String: String] = [:]

  init(query: Substring) throws(PostgresError) {
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let key = try PostgresConfiguration.decoded(parts[0])
      guard Self.keys.contains(key) else {
        let nearest = Spelling.nearest(to: key, among: Self.keys).map { "; did you mean \($0)?" }
        throw PostgresConfiguration.refuse("there is no \(key)\(nearest ?? "")")
      }
      guard parts.count > 1, !parts[1].isEmpty else {
        throw PostgresConfiguration.refuse("\(key) has no value")
      }
      try set(key, PostgresConfiguration.decoded(parts[1]))
    }
  }

  /// Empty is not said.
  mutating func set(_ key: String, _ value: String) throws(PostgresError) {
    if value.isEmpty { return }
    guard values.updateValue(value, forKey: key) == nil else {
      throw PostgresConfiguration.refuse("\(key) is given twice")
    }
  }

  mutating func take(_ key: String) -> String? { values.removeValue(forKey: key) }
}
