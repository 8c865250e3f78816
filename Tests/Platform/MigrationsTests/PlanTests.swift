import MusterMigrationSteps
import Testing

@testable import MusterMigrations

@Suite struct `What is to be migrated` {
  private static let steps = (1...3).map { number in
    MigrationStep(number: number, name: "000\(number)_a_b", sha256: "\(number)", text: "")
  }

  private static func record(_ number: Int, sha256: String? = nil, breaks: Bool = false) -> MigrationRecord {
    MigrationRecord(
      number: number, name: "000\(number)_a_b", sha256: sha256 ?? "\(number)", breaksOlderServers: breaks,
      musterVersion: "9.9")
  }

  @Test(arguments: [([], 3), ([1], 2), ([1, 2], 1), ([2, 1, 3], 0)])
  func `is what is not recorded`(_ numbers: [Int], _ pending: Int) throws {
    let plan = try MigrationPlan(Self.steps, numbers.map { Self.record($0) })
    #expect(plan.pending.map(\.number) == Array((4 - pending)..<4))
    #expect(plan.applied.map(\.number) == numbers.sorted())
    #expect(plan.newer == [])
    try plan.checkForMigrate()
  }

  @Test func `is refused where one is missing in between`() {
    let error = #expect(throws: MigrationError.self) {
      try MigrationPlan(Self.steps, [Self.record(1), Self.record(3)])
    }
    #expect(error?.code == .stepMissing)
    #expect(
      error?.description
        == "migration 2 is missing from muster.schema_migrations, though 3 (0003_a_b) is there: the record was"
        + " changed by hand; restore it from a backup")
    // Also where the gap lies beyond what this program knows.
    #expect(throws: MigrationError.self) {
      try MigrationPlan(Self.steps, [1, 2, 3, 5].map { Self.record($0) })
    }
  }

  @Test func `is refused where another text was applied`() {
    let error = #expect(throws: MigrationError.self) {
      try MigrationPlan(Self.steps, [Self.record(1), Self.record(2, sha256: "x")])
    }
    #expect(error?.code == .stepChanged)
    #expect(
      error?.description.hasPrefix("migration 2 was applied as 0002_a_b by musterd 9.9 and is not") == true)
  }

  @Test func `is nothing for a program that is older than the database`() throws {
    let plan = try MigrationPlan(Self.steps, (1...5).map { Self.record($0) })
    #expect(plan.newer.map(\.number) == [4, 5])
    let error = #expect(throws: MigrationError.self) { try plan.checkForMigrate() }
    #expect(error?.code == .schemaNewer)
    #expect(error?.description.hasPrefix("the database has migration 5 (0005_a_b) of musterd 9.9") == true)
    // But it serves.
    try plan.checkForServe()
  }

  @Test func `keeps older servers out when a migration says so`() throws {
    let records = (1...5).map { Self.record($0, breaks: $0 == 4) }
    let error = #expect(throws: MigrationError.self) {
      try MigrationPlan(Self.steps, records).checkForServe()
    }
    #expect(error?.code == .schemaNewer)
    #expect(
      error?.description.hasPrefix("the database has migration 4 (0004_a_b), after which older") == true)
    // Those who know it are not older.
    try MigrationPlan(Self.steps, (1...3).map { Self.record($0, breaks: true) }).checkForServe()
  }

  @Test(arguments: [
    (0, MigrationError.Code.schemaMissing, "the database has no schema yet: run musterd migrate"),
    (1, .schemaOlder, "the database lacks migration 2 (0002_a_b) and 1 more: run musterd migrate"),
    (2, .schemaOlder, "the database lacks migration 3 (0003_a_b): run musterd migrate"),
  ])
  func `keeps servers out until it is done`(
    _ count: Int, _ code: MigrationError.Code, _ words: String
  ) throws {
    let plan = try MigrationPlan(Self.steps, (1...3).prefix(count).map { Self.record($0) })
    let error = #expect(throws: MigrationError.self) { try plan.checkForServe() }
    #expect(error?.code == code)
    #expect(error?.description == words)
  }
}

@Suite struct `The role that migrates` {
  private static let able = MigrationPlace(
    serverVersion: 150_020, encoding: "UTF8", role: "boss", isSuperuser: false, rolesMissing: [],
    canBeOwner: true, ownsDatabase: true, database: "d")

  @Test func `is a superuser, or has what it needs`() throws {
    try Self.able.check(isFirst: true)
    var superuser = Self.able
    (superuser.isSuperuser, superuser.rolesMissing) = (true, ["muster_owner"])
    (superuser.canBeOwner, superuser.ownsDatabase) = (false, false)
    try superuser.check(isFirst: true)
    var later = Self.able
    later.ownsDatabase = false
    try later.check(isFirst: false)
  }

  @Test func `is told what it lacks`() {
    var place = Self.able
    (place.rolesMissing, place.canBeOwner, place.ownsDatabase) = (
      ["muster_owner", "muster_app"], false, false
    )
    let error = #expect(throws: MigrationError.self) { try place.check(isFirst: true) }
    #expect(error?.code == .rightsMissing)
    #expect(
      error?.description
        == "the role boss is no superuser: a superuser has to create the role muster_owner, a superuser has to"
        + " create the role muster_app, it has to be able to act as muster_owner (GRANT muster_owner TO …), it"
        + " has to own the database d; or migrate as a superuser")
  }

  @Test func `meets a server that will do`() {
    var place = Self.able
    place.serverVersion = 149_999
    #expect(throws: MigrationError.self) { try place.check(isFirst: false) }
    place = Self.able
    place.encoding = "SQL_ASCII"
    let error = #expect(throws: MigrationError.self) { try place.check(isFirst: false) }
    #expect(
      error?.description
        == "the database d has the encoding SQL_ASCII: create one with ENCODING 'UTF8'")
  }
}
