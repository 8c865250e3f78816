import MusterCore
import MusterSettingsAPI
import MusterTypesAPI
import MusterWire
import Testing

@testable import MusterSettings

@Suite struct `The rule of a key` {
  private func rule(
    _ type: SettingsV1.SettingType, _ change: (inout SettingsV1.SettingKey) -> Void = { _ in }
  ) -> SettingRule {
    var problems: [SchemaProblem] = []
    let rule = SettingRule(.of("key", type, change), &problems)
    #expect(problems.isEmpty)
    return rule
  }

  private func check(_ rule: SettingRule, _ good: [String], _ bad: [String]) throws {
    for text in good { #expect(try rule.problem(SettingJSON.value(text)) == nil, "\(text)") }
    for text in bad { #expect(try rule.problem(SettingJSON.value(text)) != nil, "\(text)") }
  }

  @Test func `takes values of its type`() throws {
    try check(rule(.boolean), ["true", "false"], ["1", "\"true\"", "null"])
    try check(
      rule(.integer), ["0", "-5", "9223372036854775807"],
      ["1.5", "1e3", "9223372036854775808", "\"1\"", "1.0", "-0", "null"])
    try check(rule(.decimal), ["1", "-0.10", "12345678901234567890.1"], ["1e5", "\"1\"", "true"])
    try check(rule(.string), ["\"\"", "\"x\""], ["1", "null", "[]"])
    try check(rule(.duration), ["\"90s\"", "\"1.5s\""], ["\"90\"", "90", "\"1m\""])
    try check(
      rule(.timestamp), ["\"2026-11-20T08:15:30Z\""], ["\"2026-11-20\"", "\"2026-13-20T08:15:30Z\"", "1"])
    try check(rule(.list), ["[]", "[1]"], ["{}", "null"])
    try check(rule(.object), ["{}"], ["[]", "null"])
  }

  @Test func `holds bounds exactly, without a number that would round them`() throws {
    let decimal = rule(.decimal) {
      ($0.minimum, $0.maximum) = (.with { $0.value = "0.1" }, .with { $0.value = "0.3000000000000000000001" })
    }
    try check(
      decimal, ["0.1", "0.10", "0.3000000000000000000001"],
      ["0.0999999999999999999999", "0.3000000000000000000002", "-5", "1"])
    let span = rule(.duration) {
      ($0.minimum, $0.maximum) = (.with { $0.value = "60" }, .with { $0.value = "90.5" })
    }
    try check(span, ["\"60s\"", "\"90.5s\""], ["\"59.999s\"", "\"91s\"", "\"-60s\""])
    try check(
      rule(.string) { ($0.minLength, $0.maxLength) = (2, 3) }, ["\"ab\"", "\"aé𐍈\""], ["\"a\"", "\"abcd\""])
    try check(rule(.list) { ($0.minLength, $0.maxLength) = (1, 2) }, ["[1]", "[1,2]"], ["[]", "[1,2,3]"])
    try check(
      rule(.integer) { $0.choices = [.with { $0.value = "1" }, .with { $0.value = "3" }] }, ["1", "3"], ["2"])
    try check(rule(.string) { $0.pattern = "[a-z]+" }, ["\"ab\""], ["\"aB\"", "\"\""])
  }

  @Test func `knows what a text must be`() throws {
    let cases: [(String, String, String)] = [
      ("email", "a@b.example", "a"), ("phone", "+61400000000", "0400"),
      ("url", "https://a.example/x", "ftp://a"),
      ("domain", "a.example", "a"), ("country", "AU", "au"), ("currency", "AUD", "AU"),
      ("language", "en-AU", "e"),
      ("time_zone", "Australia/Perth", "Australia/Nowhere"), ("date", "2026-02-28", "2026-02-30"),
      ("time_of_day", "24:00", "24:01"), ("cron", "*/5 8 * * 1-5", "61 8 * * *"), ("slug", "acme-1", "Acme"),
    ]
    for (format, good, bad) in cases {
      try check(rule(.string) { $0.format = format }, ["\"\(good)\""], ["\"\(bad)\""])
    }
  }

  @Test func `knows the shape of objects and lists, and says where it is broken`() throws {
    let shape = rule(.object) {
      $0.valueSchema = #"""
        {"type": "object", "required": ["name"], "additionalProperties": false, "properties": {
          "name": {"type": "string", "minLength": 1, "pattern": "^[a-z]"},
          "limits": {"type": "array", "maxItems": 2, "items": {"type": ["integer", "null"], "minimum": 1, "maximum": 1e2}},
          "mode": {"enum": ["a", 1.0]}}}
        """#
    }
    try check(
      shape,
      [#"{"name":"x"}"#, #"{"name":"x","limits":[1,null],"mode":1}"#, #"{"name":"x","limits":[100]}"#],
      [#"{}"#, #"{"name":""}"#, #"{"name":"X"}"#, #"{"name":"x","more":1}"#, #"{"name":"x","mode":"b"}"#])
    let problem = try shape.problem(SettingJSON.value(#"{"name":"x","limits":[1,101]}"#))
    #expect(problem?.hasPrefix("/limits/1 is 101") == true)
    #expect(
      try shape.problem(SettingJSON.value(#"{"name":"x","limits":[1.5]}"#))?.hasPrefix("/limits/0") == true)
  }

  @Test(arguments: BuiltInSchemas.messages.map(\.namespace))
  func `finds no contradiction in the schemas of Muster itself`(_ namespace: String) throws {
    let message = try #require(BuiltInSchemas.messages.first { $0.namespace == namespace })
    var problems: [SchemaProblem] = []
    let schema = PreparedSchema(message, &problems)
    #expect(problems == [])
    if namespace == "sending" {
      let window = try #require(schema["window"])
      let good = #"{"from":"09:00","to":"24:00","days":["mon"]}"#
      try check(window, [good], [#"{"from":"9"}"#, #"{"days":["x"]}"#, #"{"days":[1]}"#, #"{"more":1}"#])
    }
  }

  @Test func `compares numbers as they are, however they are written`() {
    #expect(
      PlainNumber("1e2")?.text == "100" && PlainNumber("-0.50e1")?.text == "-5"
        && PlainNumber("0e9")?.text == "0")
    #expect(PlainNumber("12.340E-3")?.text == "0.01234" && PlainNumber("-0")?.text == "0")
    #expect(PlainNumber("1e401") == nil && PlainNumber("1e99999999999999999999") == nil)
    // The least number that there is has no magnitude.
    #expect(PlainNumber("1e-9223372036854775808") == nil && PlainNumber("1e-401") == nil)
  }
}
