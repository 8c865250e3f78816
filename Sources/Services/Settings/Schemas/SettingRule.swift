import MusterCore
import MusterJobs
import MusterSettingsAPI
import MusterTypesAPI
import MusterWire

/// What values one key takes, ready to be checked.
struct SettingRule: Sendable {
  let message: SettingsV1.SettingKey
  let type: SettingsV1.SettingType
  let levels: Set<Level>
  let merge: Merge
  /// As compact JSON; nil for none.
  let presetText: String?
  private let preset: JSONValue?
  private let least: PlainNumber?
  private let most: PlainNumber?
  private let pattern: Pattern?
  /// Canonical texts.
  private let choices: Set<String>
  private let format: TextFormat?
  private let shape: ValueShape?

  enum Merge: Hashable, Sendable {
    case replace, members, union
  }

  /// Of one value as JSON text.
  static let textMax = 65_536

  var key: String { message.key }
  var isSecret: Bool { message.secret }

  /// Adds to the problems whatever contradicts itself in the key.
  init(_ key: SettingsV1.SettingKey, _ problems: inout [SchemaProblem]) {
    message = key
    type = key.type
    let known = key.levels.compactMap { Level($0) }
    levels = Set(known.isEmpty ? Level.stored : known)
    merge = key.mergeField == .members ? .members : key.mergeField == .union ? .union : .replace
    func problem(_ field: String, _ description: String) {
      problems.append(SchemaProblem(key: key.key, field: field, description: description))
    }
    if known.contains(.preset) || known.count < key.levels.count {
      problem("levels", "names a level that stores nothing; leave it out")
    }
    if merge == .members, type != .object {
      problem("merge", "puts members together, which only objects have")
    }
    if merge == .union, type != .list { problem("merge", "puts entries together, which only lists have") }

    least = key.minimum.flatMap { PlainNumber($0.value) }
    most = key.maximum.flatMap { PlainNumber($0.value) }
    if (least != nil || most != nil) && ![.integer, .decimal, .duration].contains(type) {
      problem("minimum", "and maximum are for numbers and durations")
    }
    if let least, let most, most < least { problem("maximum", "is less than the minimum") }
    if (key.minLength != nil || key.maxLength != nil) && ![.string, .list].contains(type) {
      problem("min_length", "and max_length are for texts and lists")
    }
    if let min = key.minLength, let max = key.maxLength, max < min {
      problem("max_length", "is less than min_length")
    }

    var pattern: Pattern?
    if !key.pattern.isEmpty {
      if type != .string { problem("pattern", "is for texts") }
      do throws(PatternError) {
        pattern = try Pattern(key.pattern, ofWhole: true)
      } catch {
        problem("pattern", "cannot be used: \(error.message)")
      }
    }
    self.pattern = pattern
    format = Self.formats[key.format]
    if !key.format.isEmpty && type != .string { problem("format", "is for texts") }

    var shape: ValueShape?
    if !key.valueSchema.isEmpty {
      if ![.object, .list].contains(type) { problem("value_schema", "is for objects and lists") }
      do {
        shape = try ValueShape(SettingJSON.value(key.valueSchema))
      } catch let error as PatternError {
        problem("value_schema", "cannot be used: \(error.message)")
      } catch {
        problem("value_schema", "is no JSON")
      }
    }
    self.shape = shape
    choices = Set(key.choices.compactMap { (try? SettingJSON.value($0.value))?.canonicalText })
    preset = key.defaultValue.isEmpty ? nil : try? SettingJSON.value(key.defaultValue)
    presetText = preset?.text
    if isSecret { checkSecret(problem) }
    checkNames(problem)
    for (place, choice) in key.choices.enumerated() {
      if let value = try? SettingJSON.value(choice.value), let wrong = self.problem(value) {
        problem("choices[\(place)]", wrong)
      }
    }
    if let preset, let wrong = self.problem(preset) { problem("default_value", wrong) }
  }

  private func checkSecret(_ problem: (String, String) -> Void) {
    if type != .string { problem("secret", "is for texts") }
    if preset != nil { problem("default_value", "cannot be that of a secret, which has none") }
    if !choices.isEmpty { problem("choices", "would tell what a secret is") }
  }

  private func checkNames(_ problem: (String, String) -> Void) {
    if Set(message.formerKeys).count < message.formerKeys.count {
      problem("former_keys", "names a key twice")
    }
    if message.formerKeys.contains(key) { problem("former_keys", "names the key itself") }
    if choices.count < message.choices.count { problem("choices", "offers a value twice") }
  }

  private static let formats: [String: TextFormat] = [
    "email": .email, "phone": .phone, "url": .url, "domain": .domain, "country": .country,
    "currency": .currency, "language": .language, "time_zone": .timeZone, "date": .date,
    "time_of_day": .timeOfDay, "cron": .cron, "slug": .slug,
  ]

  // MARK: Values

  /// What is wrong with a value; nil when it fits.
  func problem(_ value: JSONValue) -> String? {
    if value.text.unicodeScalars.count > Self.textMax {
      return "has more than \(Self.textMax) characters of JSON text"
    }
    if let problem = typeProblem(value) { return problem }
    if !choices.isEmpty, !choices.contains(value.canonicalText) {
      return "is \(value.shown), which is none of \(message.choices.map(\.value).joined(separator: ", "))"
    }
    return shape?.problem(value)
  }

  /// Of a secret, without a word of it.
  func problem(secret: String) -> String? {
    if secret.isEmpty { return "is empty; clear the key instead" }
    if secret.unicodeScalars.count > Self.textMax { return "has more than \(Self.textMax) characters" }
    return textProblem(secret, shown: "")
  }

  private func typeProblem(_ value: JSONValue) -> String? {
    switch (type, value) {
    case (.boolean, .bool), (.object, .object): return nil
    case (.integer, .number(let text)):
      guard Int64(text) != nil, text != "-0" else {
        return "is \(text), not a whole number of at most 64 bits"
      }
      return rangeProblem(text, text)
    case (.decimal, .number(let text)):
      guard DecimalText.isPlain(text) else {
        return "is \(value.shown), not a number of at most 38 digits without an exponent"
      }
      return rangeProblem(text, text)
    case (.string, .string(let text)): return textProblem(text, shown: "is \(value.shown), which ")
    case (.duration, .string(let text)):
      guard (try? TimeText.duration(text)) != nil else {
        return "is \(value.shown), not seconds with an s, such as \"90s\""
      }
      return rangeProblem(String(text.dropLast()), text)
    case (.timestamp, .string(let text)):
      return (try? TimeText.timestamp(text)) != nil
        ? nil : "is \(value.shown), not a time such as \"2026-11-20T08:15:30Z\""
    case (.list, .array(let elements)): return countProblem(elements.count, of: "entries")
    default: return "is \(value.shown), not \(Self.words[type] ?? "a value of the key's type")"
    }
  }

  private static let words: [SettingsV1.SettingType: String] = [
    .boolean: "true or false", .integer: "a whole number", .decimal: "a number", .string: "a text in quotes",
    .duration: "seconds such as \"90s\"", .timestamp: "a time such as \"2026-11-20T08:15:30Z\"",
    .list: "a list", .object: "an object",
  ]

  private func rangeProblem(_ number: String, _ shown: String) -> String? {
    guard least != nil || most != nil, let number = PlainNumber(number) else { return nil }
    let unit = message.unit.isEmpty ? "" : " " + message.unit
    if let least, number < least { return "is \(shown), less than the \(least.text)\(unit) that are allowed" }
    if let most, most < number { return "is \(shown), more than the \(most.text)\(unit) that are allowed" }
    return nil
  }

  private func countProblem(_ count: Int, of things: String) -> String? {
    if let least = message.minLength, count < Int(least) {
      return "has \(count) \(things), at least \(least) are needed"
    }
    if let most = message.maxLength, count > Int(most) {
      return "has \(count) \(things), the limit is \(most)"
    }
    return nil
  }

  private func textProblem(_ text: String, shown: String) -> String? {
    if let problem = countProblem(text.unicodeScalars.count, of: "characters") { return problem }
    if let pattern, !pattern.matches(text) { return shown + "does not match the pattern \(message.pattern)" }
    if let format, let problem = format.problem(text) { return problem }
    if format == .timeZone, TimeZoneRules.named(text) == nil { return "is no zone of the IANA database" }
    if format == .cron, (try? Cron(text)) == nil { return "is no schedule that cron understands" }
    return nil
  }
}

/// Decimals as the contract bounds them.
enum DecimalText {
  static func isPlain(_ text: String) -> Bool { TextFormat.decimal.problem(text) == nil }
}
