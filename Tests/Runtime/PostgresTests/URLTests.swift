import Testing

@testable import MusterPostgres

@Suite struct `The URL of a database` {
  @Test(arguments: [
    ("postgres://a@h/d", "a@h:5432/d"),
    ("postgresql://a:p@h:1/d", "a:p@h:1/d"),
    ("postgres://a:p%40%3A%2F@h/d", "a:p@:/@h:5432/d"),
    // What stands before the last @ is the user's.
    ("postgres://a:p@q@h/d", "a:p@q@h:5432/d"),
    ("postgres://a@[::1]:6/d", "a@::1:6/d"),
    ("postgres://a@[::1]/d", "a@::1:5432/d"),
    ("postgres://a@h:1,i,[::1]:3/d", "a@h:1,i:5432,::1:3/d"),
    ("postgres://a@%2Frun%2Fpg:7/d", "a@/run/pg:7/d"),
    ("postgres://a@/d?host=/run/pg", "a@/run/pg:5432/d"),
    ("postgres:///d?user=a&host=/run/pg&port=7", "a@/run/pg:7/d"),
    ("postgres:///?user=a&dbname=d&host=h,i&port=7", "a@h:7,i:7/d"),
    ("postgres:///d?user=a&host=h,i&port=7,8", "a@h:7,i:8/d"),
    ("postgres://a@/d", "a@/var/run/postgresql:5432/d"),
    ("postgres:///d?user=a&password=p%26q", "a:p&q@/var/run/postgresql:5432/d"),
    ("postgres://%C3%A9@h/d%20e", "é@h:5432/d e"),
    ("postgres://a:@h/d?", "a@h:5432/d"),
  ])
  func `names who, where and which`(_ url: String, _ meaning: String) throws {
    let made = try PostgresConfiguration(url: url)
    let hosts = made.hosts.map { "\($0.name):\($0.port)" }.joined(separator: ",")
    #expect("\(made.user)\(made.password.map { ":\($0)" } ?? "")@\(hosts)/\(made.database)" == meaning)
  }

  @Test func `says how`() throws {
    let plain = try PostgresConfiguration(url: "postgres://a@h/d")
    #expect(plain.tls == .prefer && plain.targetSession == .any && !plain.isPooled)
    #expect(plain.applicationName == "muster" && plain.connectTimeout == .seconds(5))
    let made = try PostgresConfiguration(
      url: "postgres://a@h/d?sslmode=verify-full&sslrootcert=%2Fr&sslcert=c&sslkey=k&pooled=true"
        + "&target_session_attrs=read-write&application_name=x&connect_timeout=2")
    #expect(made.tls == .verifyFull && made.targetSession == .readWrite && made.isPooled)
    #expect(made.tlsAuthority == "/r" && made.tlsCertificate == "c" && made.tlsKey == "k")
    #expect(made.applicationName == "x" && made.connectTimeout == .seconds(2))
  }

  @Test(arguments: [
    ("mysql://a@h/d", "it begins with postgres:// or postgresql://"),
    ("", "it begins with postgres:// or postgresql://"),
    ("postgres://a@h/d e", "blanks, control characters and # are written %20, %23 and so on"),
    ("postgres://a@h/d#e", "blanks, control characters and # are written %20, %23 and so on"),
    ("postgres://h/d", "it names no user: postgres://user@…"),
    ("postgres://a@h", "it names no database: …/database"),
    ("postgres://a@h/", "it names no database: …/database"),
    ("postgres://a@h/d?sslmod=require", "there is no sslmod; did you mean sslmode?"),
    ("postgres://a@h/d?SSLMODE=require", "there is no SSLMODE; did you mean"),
    ("postgres://a@h/d?target=any", "there is no target; did you mean"),
    ("postgres://a@h/d?applicationname=x", "there is no applicationname; did you mean application_name?"),
    (
      "postgres://a@h/d?sslmode=allow",
      "sslmode takes one of disable, prefer, require, verify-ca, verify-full, not allow"
    ),
    (
      "postgres://a@h/d?target_session_attrs=rw",
      "target_session_attrs takes one of any, primary, standby, read-write, prefer-standby, not rw"
    ),
    ("postgres://a@h/d?sslmode", "sslmode has no value"),
    ("postgres://a@h/d?sslmode=", "sslmode has no value"),
    ("postgres://a@h/d?sslmode=require&sslmode=disable", "sslmode is given twice"),
    ("postgres://a@h/d?user=b", "user is given twice"),
    ("postgres://a:b@h/d?password=c", "password is given twice"),
    ("postgres://a@h/d?dbname=e", "dbname is given twice"),
    ("postgres://a@h/d?host=i", "hosts stand before the database and in host=; keep one"),
    ("postgres://a@h/d?port=1", "port= goes with host=; else it follows a host: host:5432"),
    ("postgres://a@/d?host=h,i&port=1,2,3", "host= has 2 and port= has 3: one port for all, or one each"),
    ("postgres://a@h:0/d", "the port of h is a number from 1 to 65535"),
    ("postgres://a@h:65536/d", "the port of h is a number from 1 to 65535"),
    ("postgres://a@h:+1/d", "the port of h is a number from 1 to 65535"),
    ("postgres://a@h:/d", "the port of h is a number from 1 to 65535"),
    ("postgres://a@h,/d", "a host has no name, or a comma in it"),
    ("postgres://a@h%2Ci/d", "a host has no name, or a comma in it"),
    ("postgres://a@[::1/d", "an IPv6 address lacks its ]"),
    ("postgres://a@[::1]1/d", "after ] comes :port or nothing"),
    ("postgres://a%4@h/d", "after % come two hexadecimal digits, and not 00"),
    ("postgres://a%+4@h/d", "after % come two hexadecimal digits, and not 00"),
    ("postgres://a%00@h/d", "after % come two hexadecimal digits, and not 00"),
    ("postgres://a%C3@h/d", "what % stands for is not UTF-8"),
    ("postgres://a@h/d?connect_timeout=0", "connect_timeout takes seconds from 1 to 600, not 0"),
    ("postgres://a@h/d?pooled=yes", "pooled takes true or false, not yes"),
  ])
  func `is refused with what is wrong`(_ url: String, _ words: String) {
    #expect {
      _ = try PostgresConfiguration(url: url)
    } throws: { error in
      guard let error = error as? PostgresError else { return false }
      return error.code == .configurationInvalid && error.message.hasPrefix("the database's URL: \(words)")
    }
  }

  @Test func `never shows the password`() {
    for url in [
      "postgres://a:sesam@h:x/d", "postgres://a:sesam@h", "postgres://a:sesam@h/d?password=sesam",
      "postgre://a:sesam@h/d", "postgres://a:sesam%@h/d", "postgres://a:ses am@h/d",
    ] {
      #expect {
        _ = try PostgresConfiguration(url: url)
      } throws: {
        !"\($0)".contains("ses")
      }
    }
  }
}
