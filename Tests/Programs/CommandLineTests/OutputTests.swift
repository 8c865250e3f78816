import MusterTestCommands
import MusterWire
import Testing

@testable import MusterCLI

@Suite struct OutputTests {
  private static let id = "lead_01jc4x8y7kf3q9v2m5n6p7r8st"
  private static let answer = """
    {"nextPageToken":"t","leads":[
      {"id":"lead_01jc4x8y7kf3q9v2m5n6p7r8st","email":"mia@a.example","company":"Äpfel \\u001b[2J","status":"LEAD_STATUS_SCORED",
       "score":90,"tier":"TIER_HOT","createTime":"2026-03-01T08:00:00Z","tags":["x","y"]},
      {"id":"lead_01jc4x8y7kf3q9v2m5n6p7r8sv","email":"wei@b.example","company":"中文","status":"LEAD_STATUS_NEW"}]}
    """

  private func written(_ format: OutputStyle.Format, _ change: (inout OutputStyle) -> Void = { _ in }) throws
    -> String
  {
    let command = try #require(RPCCommand.find("lead", "list"))
    var style = OutputStyle()
    style.format = format
    change(&style)
    let path = "/tmp/muster-output-\(UInt64.random(in: 0 ... .max))"
    var words = ParsedWords()
    words.globals["out"] = [path]
    let sink = try AnswerSink(words)
    try AnswerPrinter(command, style, sink).print(try command.response.bytes(json: Self.answer))
    try sink.finish()
    return String(decoding: try Command(["sh", "-c", "cat \(path) && rm \(path)"]).output, as: UTF8.self)
  }

  @Test func `a table shows the columns of the proto`() throws {
    #expect(
      try written(.table) == """
        ID                               EMAIL          COMPANY          STATUS  SCORE  TIER
        lead_01jc4x8y7kf3q9v2m5n6p7r8st  mia@a.example  Äpfel \\u{1b}[2J  scored  90     hot
        lead_01jc4x8y7kf3q9v2m5n6p7r8sv  wei@b.example  中文             new     0      \n
        """)
  }

  @Test func `a narrow window cuts what is long, and never an id`() throws {
    #expect(
      try written(.table) {
        $0.width = 76
        $0.fields = ["id", "email", "company", "status"]
      } == """
        ID                               EMAIL          COMPANY          STATUS
        lead_01jc4x8y7kf3q9v2m5n6p7r8st  mia@a.example  Äpfel \\u{1b}[2J  scored
        lead_01jc4x8y7kf3q9v2m5n6p7r8sv  wei@b.example  中文             new\n
        """)
    let narrow = try written(.table) { $0.width = 76 }
    #expect(narrow.contains(Self.id) && narrow.contains("…"))
    #expect(narrow.split(separator: "\n").allSatisfy { PlainText.width(String($0)) <= 76 })
    let tiny = try written(.table) { $0.width = 30 }
    #expect(tiny.hasPrefix("ID       \(Self.id)\nEMAIL    mia@a.example\n"))
  }

  @Test func `an RPC stands without its package, and its end is what is kept of it`() throws {
    let command = try #require(RPCCommand.find("audit", "list"))
    let schema = RowPlace(command).schema
    let columns = ["method", "target_id"].compactMap { Column($0, in: schema) }
    let rows = [
      try JSONValue(
        #"{"method": "muster.campaigns.v1.CampaignService/UpdateCampaign", "target_id": "campaign_1"}"#),
      try JSONValue(#"{"method": "audit.seal", "target_id": "muster.dev"}"#),
    ]
    func lines(_ width: Int?) -> [String] {
      var style = OutputStyle()
      style.width = width
      var table = TableText(columns, style)
      return table.lines(rows)
    }
    #expect(
      lines(nil) == [
        "METHOD                          TARGET_ID", "CampaignService/UpdateCampaign  campaign_1",
        "audit.seal                      muster.dev",
      ])
    #expect(
      lines(27) == [
        "METHOD           TARGET_ID", "…UpdateCampaign  campaign_1", "audit.seal       muster.dev",
      ])
    #expect(CellText(isExact: true).text(rows[0]["method"], columns[0]).hasPrefix("muster.campaigns.v1."))
  }

  @Test func `csv has every field and one line a row`() throws {
    #expect(
      try written(.csv) { $0.fields = ["id", "company", "score", "tags", "create_time"] } == """
        id,company,score,tags,create_time\r
        lead_01jc4x8y7kf3q9v2m5n6p7r8st,Äpfel \u{1b}[2J,90,x;y,2026-03-01T08:00:00Z\r
        lead_01jc4x8y7kf3q9v2m5n6p7r8sv,中文,,,\r\n
        """)
    #expect(try written(.csv) { $0.hasHeaders = false }.hasPrefix("lead_"))
  }

  @Test func `json is the proto's, and lines of it are rows`() throws {
    let pretty = try written(.json)
    #expect(pretty.hasPrefix("{\n  \"nextPageToken\": \"t\",\n  \"leads\": [\n    {\n      \"id\": \"lead_"))
    #expect(pretty.contains("\\u001b[2J"))
    let lines = try written(.jsonl).split(separator: "\n")
    #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("{\"id\":\"lead_") })
  }

  @Test func `yaml and names`() throws {
    let yaml = try written(.yaml)
    #expect(yaml.hasPrefix("nextPageToken: t\nleads:\n  - id: \(Self.id)\n    email: mia@a.example\n"))
    #expect(yaml.contains("    createTime: \"2026-03-01T08:00:00Z\"\n    tags:\n      - x\n      - \"y\"\n"))
    #expect(try written(.name) == "\(Self.id)\nlead_01jc4x8y7kf3q9v2m5n6p7r8sv\n")
  }

  @Test(arguments: [
    ("true", "\"true\""), ("no", "\"no\""), ("1.5", "\"1.5\""), ("a: b", "\"a: b\""), ("a b", "a b"),
    ("", "\"\""), ("- x", "\"- x\""), ("x ", "\"x \""),
  ])
  func `a text stays a text in yaml`(_ text: String, _ written: String) {
    #expect(YAMLText.lines(.object([.init(name: "a", value: .string(text))])) == ["a: \(written)"])
  }

  @Test func `times are told from now`() {
    #expect(DurationText.relative(1_000, now: 1_090) == "1m ago")
    #expect(DurationText.relative(1_000, now: 1_000) == "now")
    #expect(DurationText.relative(260_000, now: 0) == "in 3d")
    #expect(DurationText.short(.seconds(93_784)) == "1d 2h")
  }

  @Test func `a bar goes before the words that a narrow window has no room for`() {
    func line(_ width: Int?) -> String {
      ImportProgress.line(rows: 90_000, failed: 912, bytes: 45, size: 100, elapsed: .seconds(9), width: width)
    }
    #expect(line(nil) == " 45 %  90,000 rows  10,000 rows/s  912 bad  11s left")
    #expect(line(100).hasPrefix("[=============                 ] 45 %  90,000 rows"))
    #expect(PlainText.width(line(30)) < 30)
  }

  @Test func `numbers that nobody stated are none`() throws {
    let command = try #require(RPCCommand.find("quota", "list"))
    let column = try #require(Column("used", in: RowPlace(command).schema))
    #expect(CellText().text(nil, column) == "")
  }

  @Test func `the manual has a page for each noun, and roff takes its texts as they are`() {
    for name in ManPage.names { #expect(ManPage.text(name)?.hasPrefix(".TH ") == true, "\(name)") }
    #expect(ManPage.escaped("a-b 'c' \\ …") == "a\\-b \\(aqc\\(aq \\e \\[u2026]")
    #expect(ManPage.escaped(".x") == "\\&.x")
  }
}
