import MusterCrypto
import MusterTestCommands
import Testing

@testable import MusterServer

@Suite struct `musterd token verify` {
  /// RFC 8037, A.4.
  private static let key = #"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#
  private static let token =
    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
    + ".hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"

  /// Runs it as somebody does, the token coming through a pipe.
  private func run(_ token: String, key: String = key) throws -> (exitCode: Int32, said: String) {
    let script = """
      file=$(mktemp) && trap 'rm -f "$file"' EXIT && printf %s "$2" >"$file" &&
      printf %s "$1" | "$0" token verify --jwk "$file"
      """
    let ended = try Command(["sh", "-c", script, RunningProgram.built("musterd"), token, key])
    let said = String(decoding: ended.output + ended.complaints, as: UTF8.self)
    return (ended.exitCode, said.split(separator: "\n").joined(separator: "\n"))
  }

  @Test func `ends with 0 for a good token, with a line end or without`() throws {
    #expect(try run(Self.token) == (0, "good"))
    #expect(try run(Self.token + "\n") == (0, "good"))
  }

  @Test(arguments: [
    ("", "the token has not three parts"), ("a.b.c", "a part of the token is not canonical base64url"),
    (token + "\n\n", "a part of the token is not canonical base64url"),
    (" " + token, "a part of the token is not canonical base64url"),
    (String(token.dropLast(2)) + "Bg", "the signature is wrong"),
    ("eyJhbGciOiJub25lIn0.e30.AA", "the header's algorithm is not taken"),
    (String(repeating: "A", count: 100_000), "the token is longer than 8192 bytes"),
  ])
  func `ends with 1 and the reason for any other`(_ token: String, _ reason: String) throws {
    #expect(try run(token) == (1, "musterd token verify: \(reason)"))
  }

  @Test(arguments: [
    ("", "the key is not a strict JSON object"),
    (#"{"kty":"RSA","n":"AQAB","e":"AQAB"}"#, "the key is shorter than 2048 bits"),
    (#"{"kty":"oct","k":"AQAB"}"#, "the key's type is not taken"),
  ])
  func `ends with 1 when the key is none`(_ key: String, _ reason: String) throws {
    #expect(try run(Self.token, key: key) == (1, "musterd token verify: \(reason)"))
  }

  @Test func `names a file that cannot be read`() {
    let answer = TokenCheck.answer(Array(Self.token.utf8), keyFile: "/no/such/file")
    #expect(answer.complaint == "musterd token verify: /no/such/file: No such file or directory")
    #expect(answer.exitCode == 1)
  }
}
