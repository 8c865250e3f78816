import MusterCore
import MusterOptionsAPI
import MusterWire
import Testing

@testable import MusterCLI

@Suite struct FlagTests {
  @Test func `fields of the thing stand without its name`() throws {
    let create = try Typed("lead create")
    #expect(
      try create.request("--email", "a@b.example", "--facts.hiring.value", "--tags", "x,y", "--tags", "z")
        == #"{"lead":{"email":"a@b.example","facts":{"hiring":{"value":true}},"tags":["x,y","z"]}}"#)
    #expect(try create.request("--lead.email=a@b.example") == #"{"lead":{"email":"a@b.example"}}"#)
  }

  @Test func `an update writes what is given`() throws {
    let update = try Typed("lead update")
    let id = "lead_01jc4x8y7kf3q9v2m5n6p7r8st"
    #expect(
      try update.request(id, "--title", "VP", "--version", "3", "--postal-address.city", "Perth")
        == #"{"lead":{"id":"\#(id)","title":"VP","version":3,"postal_address":{"city":"Perth"}},"#
        + #""update_mask":"title,postalAddress.city"}"#)
    #expect(try update.request(id, "--clear", "title") == #"{"lead":{"id":"\#(id)"},"update_mask":"title"}"#)
    #expect(try update.request(id, "--title", "").contains(#""update_mask":"title""#))
    #expect(try update.request(id, "--update-mask", "first_name").contains(#""update_mask":"firstName""#))
  }

  @Test(arguments: [
    ("12.50", #"{"number":{"value":"12.50"}}"#), ("true", #"{"boolean":true}"#),
    ("first call", #"{"text":"first call"}"#), ("\"12\"", #"{"text":"12"}"#), ("\"", #"{"text":"\""}"#),
    (#"{"texts": {"values": ["a"]}}"#, #"{"texts":{"values":["a"]}}"#),
  ])
  func `a custom field is a number, a yes or a text, as it looks`(_ given: String, _ json: String) throws {
    #expect(
      try Typed("lead create").request("--custom-fields", "a=\(given)")
        == #"{"lead":{"custom_fields":{"a":\#(json)}}}"#)
  }

  @Test func `a token tells when it ends, and what is none tells nothing`() {
    func token(_ claims: String) -> String { "e30.\(Base64.url.text(Array(claims.utf8))).c2ln" }
    #expect(TokenText.end(of: token(#"{"exp": 1790000000}"#)) == 1_790_000_000)
    #expect(TokenText.end(of: token(#"{"exp": 1e308}"#)) == nil)
    for text in ["", ".", "..", "a.b", token("{}"), token("[]"), token("\u{0}"), "e30.e30"] {
      #expect(TokenText.end(of: text) == nil, "\(text)")
    }
  }

  @Test func `a quota's limit is its own`() throws {
    let set = try Typed("quota set")
    #expect(
      try set.request("--limit", "25.5", "--period", "DAY", "--dimensions", "a=b", "--dimensions", "c=d=e")
        == #"{"quota":{"limit":{"value":"25.5"},"period":"PERIOD_DAY","dimensions":{"a":"b","c":"d=e"}}}"#)
  }

  @Test(arguments: [
    ("--min-score", "x", "--min-score takes a whole number, not \"x\""),
    ("--min-score", "101", "--min-score takes 100 at most, not 101"),
    ("--min-score", "99999999999999999999", "--min-score takes a whole number, not \"99999999999999999999\""),
    ("--tier", "hto", "--tier takes hot, warm, cool, cold, dead, not \"hto\" | did you mean hot?"),
    (
      "--campaign-id", "lead_01jc4x8y7kf3q9v2m5n6p7r8st",
      "--campaign-id takes an id such as campaign_01jc4x8y7kf3q9v2m5n6p7r8st, not \"lead_01jc4x8y7kf3q9v2m5n6p7r8st\""
    ),
    ("--show-deleted=maybe", "", "--show-deleted takes true or false, not \"maybe\""),
    ("--limti", "3", "there is no flag --limti | did you mean --limit?"),
    ("--tier\u{1b}[2J", "x", "there is no flag --tier\\u{1b}[2J"),
  ])
  func `a wrong value is told in one line`(_ flag: String, _ value: String, _ words: String) throws {
    let list = try Typed("lead list")
    let given = value.isEmpty ? list.complaint(flag) : list.complaint(flag, value)
    #expect(given == words)
  }

  @Test func `a secret is never typed`() throws {
    let create = try Typed("token create")
    #expect(
      create.complaint("--api-key", "muster_key").hasPrefix("--api-key is a secret, and others can see"))
    #expect(create.command.list["api-key-file"]?.isSecret == true)
    for entry in CommandEntry.all {
      let command = try #require(RPCCommand(entry))
      for flag in command.list.flags where flag.isSecret {
        #expect(flag.name.hasSuffix("-file"), "\(entry.words)")
      }
    }
  }

  @Test(arguments: [
    ("90s", "90s"), ("1h30m", "5400s"), ("2d", "172800s"), ("250ms", "0.250s"), ("1.5h", "5400s"),
  ])
  func `spans are read as people write them`(_ text: String, _ json: String) throws {
    let stats = try Typed("server stats")
    if json.hasPrefix("0") {
      #expect(stats.complaint("--window", text) == "--window takes 1m and more")
    } else {
      #expect(try stats.request("--window", text) == #"{"window":"\#(json)"}"#)
    }
  }

  @Test(arguments: ["90", "1h30", "h", "", "1x", "9999999999999999w", "1e5s", "-"])
  func `what is no span is none`(_ text: String) {
    #expect(DurationText.parse(text) == nil)
  }

  @Test(arguments: [
    ("2026-03-01", "2026-03-01T00:00:00Z"), ("2026-03-01T10:00:00+08:00", "2026-03-01T02:00:00Z"),
    ("now", "2025-10-09T08:53:20Z"), ("-2h", "2025-10-09T06:53:20Z"), ("+1d", "2025-10-10T08:53:20Z"),
  ])
  func `times are read as people write them`(_ text: String, _ json: String) throws {
    #expect(try Typed("lead export").request("--updated-since", text) == #"{"updated_since":"\#(json)"}"#)
  }

  @Test func `amounts carry their currency`() throws {
    let kind = ValueKind.money
    func json(_ text: String) throws -> String { try kind.json(text, .init(), now: 0).text }
    #expect(try json("12.50 AUD") == #"{"currency_code":"AUD","units":12,"nanos":500000000}"#)
    #expect(try json("aud -0.05") == #"{"currency_code":"AUD","units":0,"nanos":-50000000}"#)
    for text in ["12.50", "1.2.3 AUD", "AUD", "1.0000000001 AUD", "12,50 AUD"] {
      #expect(throws: Failure.self) { try json(text) }
    }
  }

  @Test func `each example can be typed`() throws {
    for entry in CommandEntry.all {
      let command = try #require(RPCCommand(entry))
      let words = Shell.words(command.cli.example).dropFirst(2)
      let most = command.isImport || command.positional?.isRepeated == true ? 10 : 1
      let parsed = try ParsedWords(words, list: command.list, takesPositionals: most)
      guard parsed.global("from-file") == nil, !command.isImport else { continue }
      var draft = RequestDraft(command)
      try draft.fill(parsed)
      _ = try draft.bytes()
    }
  }

  @Test func `no flag of a command hides one that it needs`() throws {
    for entry in CommandEntry.all {
      let command = try #require(RPCCommand(entry))
      let hidden = GlobalFlag.all.filter { $0.isFor(command) && command.list[$0.name] != nil }.map(\.name)
      #expect(
        hidden.allSatisfy { ["limit", "fields", "token-file"].contains($0) },
        "\(entry.words): \(hidden)")
      #expect(Set(command.list.flags.map(\.name)).count == command.list.flags.count, "\(entry.words)")
    }
  }
}

/// Words as a shell takes them apart.
enum Shell {
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var quote: Character?
    var isOpen = false
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        isOpen = true
      } else if character == " " {
        if isOpen || !word.isEmpty { words.append(word) }
        (word, isOpen) = ("", false)
      } else {
        word.append(character)
      }
    }
    return isOpen || !word.isEmpty ? words + [word] : words
  }
}
