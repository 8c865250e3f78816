/// What Swift code may say, and where.
enum SwiftWalls {
  static let all = [
    unsafe, traps, unwraps, foundation, wireTypes, statements, transactions, typeNames, notes,
  ]

  /// Tests and benchmarks may end the process; nobody is served by it.
  private static func isProduct(_ file: SourceFile) -> Bool {
    file.isSwift && file.isHandWritten && !file.isIn("Tests", "tools/benchmarks")
  }

  private static let unsafe = Wall(
    "`unsafe` stays in Runtime", in: \.code,
    where: { isProduct($0) && !$0.isIn("Sources/Runtime") }
  ) { line in
    let banned: Set<Substring> = ["unsafe", "@unsafe", "@unchecked", "@safe"]
    let isBanned = line.words.contains(where: banned.contains) || line.contains("nonisolated(unsafe)")
    return isBanned
      ? ("memory safety is switched off", "move what needs it into a target of Sources/Runtime") : nil
  }

  private static let traps = Wall("nothing ends the process", in: \.code, where: isProduct) { line in
    if line.contains("try!") { return ("try! ends the process", "throw, or answer the failure") }
    if line.contains("fatalError(") {
      return ("fatalError ends the process", "throw; preconditionFailure for what cannot happen")
    }
    return nil
  }

  /// An `!` that follows a value at once. Pointers made from numbers are Runtime's own, on lines that say
  /// `unsafe` and why.
  private static let unwraps = Wall("nothing is unwrapped by force", in: \.code, where: isProduct) { line in
    if line.contains("as! ") { return ("as! ends the process", "use as? and answer nil") }
    if line.words.contains("unsafe") { return nil }
    var before: Character = " "
    let characters = Array(line)
    for (index, character) in characters.enumerated() {
      defer { before = character }
      guard character == "!", before.isLetter || before.isNumber || ")]}\"`?".contains(before) else {
        continue
      }
      let after = index + 1 < characters.count ? characters[index + 1] : " "
      if after != "=" && !line.contains("try!") {
        return ("! ends the process when there is no value", "use guard, if let or ??")
      }
    }
    return nil
  }

  private static let foundation = Wall(
    "Foundation stays in Core and tools", in: \.code,
    where: { $0.isSwift && $0.isHandWritten && !$0.isIn("Sources/Runtime/Core", "tools", "Tests") }
  ) { line in
    let words = line.words
    guard let place = words.firstIndex(of: "import"),
      words.dropFirst(place + 1).first?.hasPrefix("Foundation") == true
    else { return nil }
    return ("Foundation is slow to load and throws what it likes", "put what you need of it into Core")
  }

  /// `LeadsV1.` and the like, by the folders of the generated code.
  private static let services = [
    "Tenants", "Identity", "Leads", "Settings", "Usage", "Campaigns", "Audit", "Events", "Platform",
    "Queue", "Content", "Employees", "Connectors", "Activity",
  ]

  private static let wireTypes = Wall(
    "wire types stay at the edge of a service", in: \.code,
    where: { file in
      guard file.isSwift, file.isIn("Sources/Services", "Sources/Platform", "Sources/Runtime") else {
        return false
      }
      let parts = file.path.split(separator: "/")
      guard file.isIn("Sources/Services"), parts.count > 3 else { return true }
      // A lead is its message: what is sent is merged, kept and scored as it is.
      if parts[2] == "Leads" { return false }
      // So are campaigns, sequences and senders.
      if parts[2] == "Campaigns" { return false }
      // And a schema is what somebody registered.
      if parts[2] == "Settings", parts[3] == "Schemas" { return false }
      let isEdge = ["RPCs", "Jobs"].contains(parts[3]) && parts.count > 4
      return !isEdge && !file.name.hasSuffix("+Wire.swift") && file.name != "\(parts[2])Service.swift"
    }
  ) { line in
    guard
      let word = line.words.first(where: { word in
        services.contains { word.hasPrefix("\($0)V") && word.dropFirst($0.count + 1).allSatisfy(\.isNumber) }
      })
    else { return nil }
    return (
      "\(word) is the wire's", "use the domain's type here; convert in RPCs/, Jobs/ or a +Wire.swift file"
    )
  }

  private static let statements = Wall(
    "SQL stays in stores", in: \.literals,
    where: {
      isProduct($0) && !$0.name.hasSuffix("Store.swift") && !$0.isIn("tools")
        && !$0.isIn(
          "Sources/Runtime/Postgres", "Sources/Platform/Migrations", "Sources/Platform/Tenancy/Transactions")
    }
  ) { line in
    let starts = [
      "SELECT", "INSERT INTO", "DELETE FROM", "UPDATE", "MERGE INTO", "WITH", "FROM", "WHERE", "ORDER BY",
      "CREATE TABLE", "CREATE INDEX", "CREATE UNIQUE", "ALTER TABLE", "DROP TABLE", "TRUNCATE", "COPY",
      "LISTEN", "NOTIFY",
    ]
    let text = line.drop { $0 == " " }
    guard let found = starts.first(where: { text == $0 || text.hasPrefix($0 + " ") }) else { return nil }
    return ("\(found) is SQL", "put the statement into this noun's Store.swift")
  }

  private static let transactions = Wall(
    "transactions begin and end in Postgres and Tenancy", in: \.literals,
    where: {
      isProduct($0) && !$0.isIn("tools")
        && !$0.isIn("Sources/Runtime/Postgres", "Sources/Platform/Tenancy", "Sources/Platform/Migrations")
    }
  ) { line in
    let text = line.drop { $0 == " " }
    let starts = ["BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "SET LOCAL", "SET ROLE"]
    guard
      let found = starts.first(where: { text == $0 || text.hasPrefix($0 + " ") || text.hasPrefix($0 + ";") })
    else { return nil }
    return ("\(found) is a transaction's word", "take a transaction from MusterTenancy")
  }

  static let bannedWords: Set = [
    "Manager", "Managers", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Common", "Base",
    "Impl", "New", "Old", "Legacy",
  ]

  private static let typeNames = Wall(
    "types are called by what they are", in: \.code, where: { $0.isSwift && $0.isHandWritten }
  ) { line in
    let words = line.words
    let kinds: Set<Substring> = [
      "struct", "class", "enum", "protocol", "actor", "typealias", "associatedtype",
    ]
    for (kind, name) in zip(words, words.dropFirst()) where kinds.contains(kind) {
      if let word = String(name).camelWords.first(where: bannedWords.contains) {
        return ("\(word) says nothing about \(name)", "name it by what it holds or does")
      }
    }
    return nil
  }

  private static let notes = Wall(
    "no note to oneself is left behind", in: { $0.isSwift ? $0.comments : $0.lines },
    where: { $0.isHandWritten && !$0.path.hasSuffix(".md") }
  ) { line in
    let words = line.words
    guard let word = words.first(where: { ["TODO", "FIXME"].contains($0) }) else { return nil }
    // With the number of an issue it can be found and is somebody's.
    if line.contains("\(word)(#") { return nil }
    return ("\(word) is nobody's", "do it, or open an issue and write \(word)(#number)")
  }
}
