import MusterTestDatabase
import Testing

/// One after another: what is planted locks what others look at.
@Suite(.serialized, .timeLimit(.minutes(2))) struct `Every table` {
  private static let rules = TableRule.tables + TableRule.rights
  private static let migrated = Task { try await MigratedDatabase() }

  @Test(arguments: rules)
  func `is held to this`(_ rule: TableRule) async throws {
    let findings = try rule.findings(try await Self.migrated.value)
    #expect(findings == [])
  }

  @Test func `is still held to it when more months of the journal were made`() async throws {
    let database = try await MigratedDatabase()
    #expect(try database.sql("SELECT muster.make_journal_partitions(5)", as: .system) == "3")
    for rule in Self.rules { #expect(try rule.findings(database) == [], "\(rule)") }
  }

  @Test(arguments: plants)
  func `is found out when it is not`(_ plant: Plant) async throws {
    let rule = try #require(Self.rules.first { $0.description == plant.rule })
    let findings = try rule.findings(try await Self.migrated.value, planting: plant.sql)
    #expect(findings == plant.findings)
  }

  @Test func `rule is broken once`() {
    #expect(Set(Self.rules.map(\.description)) == Set(Self.plants.map(\.rule)))
  }

  @Test func `is there to be looked at`() async throws {
    let tables = try (try await Self.migrated.value).sql(
      "SELECT count(*) FROM pg_class WHERE relnamespace = 'muster'::regnamespace AND relkind IN ('r', 'p')")
    #expect(Int(tables) ?? 0 >= 16)
  }

  struct Plant: Sendable, CustomTestStringConvertible {
    let rule: String
    let sql: String
    let findings: [String]

    init(_ rule: String, _ sql: String, _ findings: String...) {
      (self.rule, self.sql, self.findings) = (rule, sql, findings)
    }

    var testDescription: String { sql }
  }

  private static let table =
    "CREATE TABLE muster.pets (tenant_id uuid, pet_id uuid, CONSTRAINT pets_pkey PRIMARY KEY (tenant_id, pet_id))"
  private static let condition = "tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid"
  private static let policies = "\(table); CREATE POLICY tenant ON muster.pets"

  private static let plants: [Plant] = {
    let tenants = "a table has a tenant or is one of the platform's"
    let security = "row security is enabled and forced"
    let policy = "the tenant's policy compares the tenant, for reading and for writing"
    let noPolicy = "pets: has no policy tenant for all commands of muster_app that compares the tenant twice"
    let others = "no other policy widens it"
    let keys = "keys and indexes begin with the tenant"
    let foreign = "a foreign key holds the tenant and has an index behind it"
    let actions = "a foreign key changes no other row"
    let rights = "the server has the rights that it needs and no more"
    let secrets = "who reads all tenants reads no secret"
    let reach = "there is nothing that row security does not reach"
    let hidden = "nothing happens behind a statement's back"
    let functions = "functions that run as their owner are known, and guarded"
    let partitions = "partitions are reached through their parent alone"
    let roles = "roles are what they were made"
    let owners = "everything is the owner's, and the servers' roles own nothing"
    let doors = "nobody else is let in"
    let outside = "nothing reaches out of the database"
    let lacksTenant = "pets: has no tenant_id uuid NOT NULL and is none of the platform's tables"
    return [
      Plant(tenants, "CREATE TABLE muster.pets (pet_id uuid PRIMARY KEY)", lacksTenant),
      Plant(tenants, "CREATE TABLE muster.pets (tenant_id text PRIMARY KEY)", lacksTenant),
      Plant(tenants, "CREATE TABLE muster.pets (tenant_id uuid)", lacksTenant),
      Plant(security, table, "pets: row security is not enabled and forced"),
      Plant(
        security, "\(table); ALTER TABLE muster.pets ENABLE ROW LEVEL SECURITY",
        "pets: row security is not enabled and forced"),
      Plant(
        security, "\(table); ALTER TABLE muster.pets FORCE ROW LEVEL SECURITY",
        "pets: row security is not enabled and forced"),
      Plant(
        security, "ALTER TABLE muster.users NO FORCE ROW LEVEL SECURITY",
        "users: row security is not enabled and forced"),
      Plant(policy, "\(policies) TO muster_app USING (\(condition)) WITH CHECK (\(condition))"),
      Plant(policy, table, noPolicy),
      Plant(policy, "\(policies) TO muster_app USING (\(condition))", noPolicy),
      Plant(policy, "\(policies) TO muster_app USING (\(condition)) WITH CHECK (true)", noPolicy),
      Plant(policy, "\(policies) TO muster_app USING (true) WITH CHECK (\(condition))", noPolicy),
      Plant(policy, "\(policies) USING (\(condition)) WITH CHECK (\(condition))", noPolicy),
      Plant(
        policy, "\(policies) FOR UPDATE TO muster_app USING (\(condition)) WITH CHECK (\(condition))",
        noPolicy),
      Plant(
        policy,
        "\(policies) AS RESTRICTIVE TO muster_app USING (\(condition)) WITH CHECK (\(condition))", noPolicy),
      Plant(
        policy,
        "\(policies) TO muster_app USING (tenant_id = current_setting('muster.tenant_id', true)::uuid)"
          + " WITH CHECK (\(condition))", noPolicy),
      Plant(
        policy, "DROP POLICY own ON muster.users",
        "users: has no policy own for all commands of muster_app that compares the user twice"),
      Plant(
        others, "CREATE POLICY more ON muster.tenants FOR SELECT TO muster_app USING (true)",
        "tenants: the policy more is not one of those agreed on"),
      Plant(
        others, "CREATE POLICY own ON muster.journal FOR SELECT TO muster_app USING (true)",
        "journal: the policy own is not one of those agreed on"),
      Plant(
        others,
        "DROP POLICY system ON muster.tenants; CREATE POLICY system ON muster.tenants TO muster_system USING (true)",
        "tenants: the policy system is not one of those agreed on"),
      Plant(
        keys, "CREATE TABLE muster.pets (tenant_id uuid NOT NULL)", "pets: has no primary key"),
      Plant(
        keys,
        "CREATE TABLE muster.pets (tenant_id uuid NOT NULL, pet_id uuid CONSTRAINT pets_pkey PRIMARY KEY)",
        "pets: muster.pets_pkey does not begin with tenant_id"),
      Plant(
        keys, "CREATE UNIQUE INDEX users_of_all ON muster.memberships (email)",
        "memberships: muster.users_of_all does not begin with tenant_id"),
      Plant(
        keys, "CREATE INDEX keys_of_all ON muster.api_keys (lower(prefix))",
        "api_keys: muster.keys_of_all does not begin with tenant_id"),
      Plant(
        foreign,
        "CREATE TABLE muster.pets (tenant_id uuid PRIMARY KEY, role_id uuid, owner_id uuid,"
          + " CONSTRAINT pets_role_fkey FOREIGN KEY (tenant_id, role_id) REFERENCES muster.roles,"
          + " CONSTRAINT pets_owner_fkey FOREIGN KEY (role_id, tenant_id) REFERENCES muster.roles)",
        "pets: pets_owner_fkey has no index behind it",
        "pets: pets_owner_fkey refers to another tenant's rows too",
        "pets: pets_role_fkey has no index behind it"),
      Plant(
        actions,
        "ALTER TABLE muster.api_keys ADD CONSTRAINT api_keys_role_fkey FOREIGN KEY (tenant_id, key_id)"
          + " REFERENCES muster.roles ON DELETE SET NULL (key_id)",
        "api_keys: api_keys_role_fkey changes rows by itself"),
      Plant(
        "times are moments", "ALTER TABLE muster.roles ADD seen timestamp",
        "roles: seen is a timestamp without time zone, no timestamptz"),
      Plant(
        "constraints are called after their table",
        "ALTER TABLE muster.roles ADD CONSTRAINT named CHECK (true)",
        "roles: named is not called after it"),
      Plant(rights, "GRANT SELECT ON muster.api_keys TO PUBLIC", "api_keys: PUBLIC has SELECT"),
      Plant(rights, "GRANT TRUNCATE ON muster.api_keys TO muster_app", "api_keys: muster_app has TRUNCATE"),
      Plant(
        rights, "GRANT REFERENCES, TRIGGER ON muster.roles TO muster_app", "roles: muster_app has REFERENCES",
        "roles: muster_app has TRIGGER"),
      Plant(rights, "GRANT DELETE ON muster.tenants TO muster_app", "tenants: muster_app has DELETE"),
      Plant(rights, "GRANT UPDATE ON muster.journal TO muster_app", "journal: muster_app has UPDATE"),
      Plant(
        rights, "GRANT UPDATE (actor_name) ON muster.journal TO muster_app",
        "journal.actor_name: muster_app has UPDATE"),
      Plant(
        rights, "GRANT UPDATE (platform_admin) ON muster.users TO muster_app",
        "users.platform_admin: muster_app has UPDATE"),
      Plant(rights, "GRANT UPDATE ON muster.users TO muster_app", "users: muster_app has UPDATE"),
      Plant(
        rights, "GRANT INSERT ON muster.installation TO muster_app", "installation: muster_app has INSERT"),
      Plant(rights, "GRANT UPDATE ON muster.tenants TO muster_system", "tenants: muster_system has UPDATE"),
      Plant(
        rights, "GRANT SELECT ON muster.journal_default TO muster_app",
        "journal_default: muster_app has SELECT"),
      Plant(
        rights, "GRANT SELECT ON muster.tenants TO muster_app WITH GRANT OPTION",
        "tenants: muster_app has SELECT"),
      Plant(
        secrets, "GRANT SELECT (tenant_id, secret_hash) ON muster.api_keys TO muster_system",
        "api_keys: muster_system may read it or has a policy to do so, but not both",
        "api_keys: muster_system reads secret_hash"),
      Plant(
        secrets, "DROP POLICY system ON muster.tenants",
        "tenants: muster_system may read it or has a policy to do so, but not both"),
      Plant(
        reach, "CREATE VIEW muster.seen AS SELECT 1 AS one", "seen: a view that looks with its owner's eyes"),
      Plant(reach, "CREATE VIEW muster.seen WITH (security_invoker = true) AS SELECT 1 AS one"),
      Plant(
        reach, "CREATE MATERIALIZED VIEW muster.kept AS SELECT 1 AS one",
        "kept: a materialized view knows no row security"),
      Plant(
        reach,
        "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;"
          + " CREATE FOREIGN TABLE muster.far (id int) SERVER s", "far: a foreign table knows no row security"
      ),
      Plant(
        reach, "CREATE TABLE muster.pets (tenant_id uuid, number serial)",
        "pets_number_seq: a sequence shows how much others do"),
      Plant(
        hidden,
        "CREATE TRIGGER quiet BEFORE UPDATE ON muster.roles FOR EACH ROW EXECUTE FUNCTION"
          + " suppress_redundant_updates_trigger()", "muster.roles: the trigger quiet"),
      Plant(
        hidden, "CREATE RULE quiet AS ON DELETE TO muster.roles DO INSTEAD NOTHING",
        "muster.roles: the rule quiet"),
      Plant(
        functions,
        "SET LOCAL ROLE muster_owner; CREATE FUNCTION muster.all_of_it() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'; RESET ROLE",
        "muster.all_of_it(): its search_path is not fixed",
        "muster.all_of_it(): runs as its owner and is none of those agreed on"),
      Plant(
        functions, "GRANT EXECUTE ON FUNCTION muster.make_journal_partitions TO muster_app, PUBLIC",
        "muster.make_journal_partitions(integer): PUBLIC may run it",
        "muster.make_journal_partitions(integer): muster_app may run it"),
      Plant(
        partitions,
        "CREATE TABLE muster.journal_1999 PARTITION OF muster.journal FOR VALUES FROM ('1999-01-01') TO ('1999-02-01')",
        "journal_1999: lacks the policies of its parent"),
      Plant(
        partitions, "CREATE TABLE muster.pets (age int) INHERITS (muster.roles)",
        "pets: inherits and is no partition", "pets: lacks the policies of its parent"),
      Plant(roles, "ALTER ROLE muster_app BYPASSRLS", "muster_app: may do more or less than it was made for"),
      Plant(roles, "ALTER ROLE muster_owner LOGIN", "muster_owner: may do more or less than it was made for"),
      Plant(
        roles, "ALTER ROLE muster_app SET search_path = muster, public",
        "muster_app: its search_path is not muster alone"),
      Plant(roles, "GRANT muster_app TO muster_system", "muster_system: can become muster_app"),
      Plant(roles, "GRANT pg_read_all_data TO muster_app", "muster_app: can become pg_read_all_data"),
      Plant(
        owners, "CREATE TABLE muster.pets (tenant_id uuid PRIMARY KEY)", "muster.pets: belongs to muster",
        "muster.pets_pkey: belongs to muster"),
      Plant(
        owners, "CREATE TABLE public.pets (id int); ALTER TABLE public.pets OWNER TO muster_app",
        "muster_app: owns something in pg_class"),
      Plant(doors, "GRANT CREATE ON SCHEMA public TO PUBLIC", "public: PUBLIC has CREATE"),
      Plant(doors, "GRANT CREATE ON SCHEMA muster TO muster_app", "muster: muster_app has CREATE"),
      Plant(
        doors,
        "DO $$ BEGIN EXECUTE format('GRANT TEMP ON DATABASE %I TO muster_app', current_database()); END $$",
        "the database: muster_app has TEMPORARY"),
      Plant(
        outside, "GRANT EXECUTE ON FUNCTION lo_create TO PUBLIC",
        "lo_create(oid): everybody may make large objects"),
      Plant(
        outside, "CREATE TRUSTED LANGUAGE other HANDLER plpgsql_call_handler", "other: a language"),
    ]
  }()
}
