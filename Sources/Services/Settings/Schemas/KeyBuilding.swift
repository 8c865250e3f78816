import MusterSettingsAPI
import MusterTypesAPI

/// How built-in keys are written down.
extension SettingsV1.SettingKey {
  private static func made(
    _ key: String, _ type: SettingsV1.SettingType, _ title: String, _ about: String, preset: String,
    _ change: (inout SettingsV1.SettingKey) -> Void
  ) -> SettingsV1.SettingKey {
    var made = SettingsV1.SettingKey()
    (made.key, made.type, made.displayName, made.description) = (key, type, title, about)
    made.defaultValue = preset
    change(&made)
    return made
  }

  static func flag(
    _ key: String, _ title: String, _ about: String, _ preset: Bool,
    _ change: (inout SettingsV1.SettingKey) -> Void = { _ in }
  ) -> SettingsV1.SettingKey {
    made(key, .boolean, title, about, preset: preset ? "true" : "false", change)
  }

  static func count(
    _ key: String, _ title: String, _ about: String, _ preset: Int64, in range: ClosedRange<Int64>,
    unit: String, _ change: (inout SettingsV1.SettingKey) -> Void = { _ in }
  ) -> SettingsV1.SettingKey {
    made(key, .integer, title, about, preset: "\(preset)") { made in
      (made.minimum, made.maximum, made.unit) = (
        .number("\(range.lowerBound)"), .number("\(range.upperBound)"), unit
      )
      change(&made)
    }
  }

  /// `preset` is JSON, or nothing.
  static func text(
    _ key: String, _ title: String, _ about: String, _ preset: String = "", max: Int32 = 200,
    _ change: (inout SettingsV1.SettingKey) -> Void = { _ in }
  ) -> SettingsV1.SettingKey {
    made(key, .string, title, about, preset: preset) { made in
      made.maxLength = max
      change(&made)
    }
  }

  /// The first is the one that holds unless something else is set.
  static func choice(
    _ key: String, _ title: String, _ about: String, _ choices: [(value: String, title: String)]
  ) -> SettingsV1.SettingKey {
    made(key, .string, title, about, preset: choices.first.map { "\"\($0.value)\"" } ?? "") { made in
      made.choices = choices.map { choice in
        var offered = SettingsV1.SettingChoice()
        (offered.value, offered.displayName) = ("\"\(choice.value)\"", choice.title)
        return offered
      }
    }
  }

  static func secret(_ key: String, _ title: String, _ about: String) -> SettingsV1.SettingKey {
    made(key, .string, title, about, preset: "") { made in (made.secret, made.maxLength) = (true, 4_096) }
  }

  static func amount(
    _ key: String, _ title: String, _ about: String, _ preset: String, most: String, unit: String
  ) -> SettingsV1.SettingKey {
    made(key, .decimal, title, about, preset: preset) { made in
      (made.minimum, made.maximum, made.unit) = (.number("0"), .number(most), unit)
    }
  }

  static func span(
    _ key: String, _ title: String, _ about: String, _ seconds: Int64, in range: ClosedRange<Int64>
  ) -> SettingsV1.SettingKey {
    made(key, .duration, title, about, preset: "\"\(seconds)s\"") { made in
      (made.minimum, made.maximum) = (.number("\(range.lowerBound)"), .number("\(range.upperBound)"))
    }
  }

  static func list(
    _ key: String, _ title: String, _ about: String, shape: String, most: Int32
  ) -> SettingsV1.SettingKey {
    made(key, .list, title, about, preset: "[]") { made in
      (made.valueSchema, made.maxLength, made.mergeField) = (shape, most, .union)
    }
  }

  static func object(
    _ key: String, _ title: String, _ about: String, _ preset: String, shape: String
  ) -> SettingsV1.SettingKey {
    made(key, .object, title, about, preset: preset) { made in
      (made.valueSchema, made.mergeField) = (shape, .members)
    }
  }
}

extension TypeV1.Decimal {
  fileprivate static func number(_ text: String) -> TypeV1.Decimal {
    var decimal = TypeV1.Decimal()
    decimal.value = text
    return decimal
  }
}
