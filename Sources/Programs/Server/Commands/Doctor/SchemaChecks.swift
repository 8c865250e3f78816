import MusterMigrationSteps
import MusterMigrations
import MusterPostgres

/// Whether a role is one that row security holds, and the schema what the migrations make.
struct SchemaChecks {
  let database: LoopDatabase
  let role: String

  init(_ database: LoopDatabase, role: String) {
    (self.database, self.role) = (database, role)
  }

  /// More are no more to the point.
  private static let toldMax = 5

  func findings(ofSchema isWhole: Bool) async -> [Finding] {
    var all: [Finding] = []
    do throws(MigrationError) {
      try await SchemaCheck(database).run()
      all.append(.ok(role, "row security holds for it"))
      if isWhole { all.append(.ok("migrations", "all \(MigrationStep.all.count) are applied")) }
    } catch {
      if error.code == .roleUnsafe {
        all.append(
          .failure(role, error.description, "take that away from it, or name muster_app and muster_system"))
      } else {
        all.append(.ok(role, "row security holds for it"))
        if isWhole { all.append(.failure("migrations", error.description, Self.remedy(error))) }
      }
    }
    return isWhole ? all + (await schema()) : all
  }

  private static func remedy(_ error: MigrationError) -> String {
    switch error.code {
    case .schemaNewer: "install the newest musterd that serves from this database"
    case .stepChanged, .stepMissing: "use the musterd that belongs to this database, or a backup"
    default: "run musterd migrate as a role that may, then doctor again"
    }
  }

  private func schema() async -> [Finding] {
    do throws(MigrationError) {
      let report = try await SchemaVerification(database).run()
      // What keeps tenants apart is said by itself.
      let walls = report.differences.filter { ["table", "policy", "role"].contains($0.thing.kind) }
      let others = report.differences.filter { !["table", "policy", "role"].contains($0.thing.kind) }
      let limit = report.otherVersion == nil ? "" : ", as far as another PostgreSQL than 15 can be compared"
      return [
        Self.finding(
          "row security", walls, "on for every table, with the policies of the migrations\(limit)"),
        Self.finding("schema", others, "\(report.thingCount) things are as the migrations make them\(limit)"),
      ]
    } catch {
      // Said above, by the migrations.
      return []
    }
  }

  private static func finding(
    _ name: String, _ differences: [SchemaCatalogue.Difference], _ good: String
  ) -> Finding {
    if differences.isEmpty { return .ok(name, good) }
    let told = differences.prefix(toldMax).map(\.description).joined(separator: "; ")
    let rest = differences.count > toldMax ? "; and \(differences.count - toldMax) more" : ""
    return .failure(
      name, told + rest,
      "somebody changed it by hand: make it as Migrations/schema.sql has it; musterd migrate --verify names"
        + " all"
    )
  }
}
