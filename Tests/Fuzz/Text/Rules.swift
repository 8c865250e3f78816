import MusterCampaignsAPI
import MusterFuzzInput
import MusterHTTPS
import MusterJobs
import MusterLeadsAPI
import MusterLoop
import MusterPostgres
import MusterRows
import MusterSettingsAPI
import MusterWire

@testable import MusterCore
@testable import MusterLeads
@testable import MusterOutreach
@testable import MusterSettings

/// Texts that callers write and that mean something: whatever they are, they are read or refused, in time,
/// and what is read says the same when it is written and read again.
enum Rules {
  private static let all: [@Sendable (inout Input) -> Void] = [
    json, number, pattern, shape, settingRule, cron, zone, zoneFile, window, formats, decimals, addresses,
    names,
    punycode, filters, places,
  ]

  static func run(_ input: inout Input) {
    all[input.byte() % all.count](&input)
  }

  private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Settings

  private static func json(_ input: inout Input) {
    guard let value = try? SettingJSON.value(string(input.all())) else { return }
    precondition((try? SettingJSON.value(value.text)) == value, "a value is another when it is written")
    let canonical = value.canonicalText
    guard let again = try? SettingJSON.value(canonical) else { fatalError("\(canonical) is no JSON") }
    precondition(again.canonicalText == canonical, "the canonical text has one of its own")
  }

  private static func number(_ input: inout Input) {
    let texts = [input.text(), input.text()]
    let numbers = texts.compactMap(PlainNumber.init)
    for number in numbers {
      // An exponent may make one digit more than can be written.
      precondition(
        number.text.utf8.count > 400 || PlainNumber(number.text) == number,
        "\(number.text) does not come back")
    }
    guard numbers.count == 2, let one = Double(numbers[0].text), let other = Double(numbers[1].text),
      one != other
    else { return }
    precondition((numbers[0] < numbers[1]) == (one < other), "\(numbers) are in another order")
  }

  private static func pattern(_ input: inout Input) {
    let (text, subject, isWhole) = (input.text(), input.text(), input.byte() % 2 == 0)
    guard text.utf8.count <= 500, let pattern = try? Pattern(text, ofWhole: isWhole) else { return }
    let matches = pattern.matches(subject)
    // What matches as a whole matches in part.
    if isWhole, matches, let part = try? Pattern(text, ofWhole: false) {
      precondition(part.matches(subject), "\(text) matches all of \(subject) and no part")
    }
  }

  private static func shape(_ input: inout Input) {
    guard let schema = try? SettingJSON.value(input.text()), let shape = try? ValueShape(schema),
      let value = try? SettingJSON.value(string(input.all()))
    else { return }
    _ = shape.problem(value)
  }

  private static func settingRule(_ input: inout Input) {
    guard let value = try? SettingJSON.value(input.text()),
      let key = try? SettingsV1.SettingKey(json: input.all())
    else { return }
    var problems: [SchemaProblem] = []
    let rule = SettingRule(key, &problems)
    _ = rule.problem(value)
    _ = rule.problem(secret: value.text)
  }

  // MARK: Time

  /// Within what a timestamp holds.
  private static func moment(_ input: inout Input) -> Int64 {
    Int64(bitPattern: input.number()) % 253_402_300_800
  }

  private static func cron(_ input: inout Input) {
    let (moment, zone) = (moment(&input), input.choice(["UTC", "Australia/Lord_Howe", "America/Sao_Paulo"]))
    guard let cron = try? Cron(string(input.all())), let rules = TimeZoneRules.named(zone) else { return }
    precondition((try? Cron(cron.text)) == cron, "\(cron.text) does not come back")
    guard let next = cron.next(after: moment, in: rules) else { return }
    precondition(next > moment, "\(cron.text) comes again before it came")
    // Unless the clock skips the time.
    if rules.change(after: next - 1, until: next) == nil {
      precondition(cron.matches(local: rules.local(next)), "\(cron.text) does not match \(next)")
    }
  }

  /// A name is never a path out of the folder of zones.
  private static func zone(_ input: inout Input) {
    let text = string(input.all())
    if TimeZoneRules.named(text) != nil {
      precondition(!text.hasPrefix("/") && !text.contains("..") && text.utf8.count <= 64, "\(text) is a zone")
    }
    if let rule = PosixZone(text) { ask(rule.offset(at:), 1_790_000_000) }
  }

  private static func ask(_ offset: (Int64) -> Int64, _ moment: Int64) {
    precondition(abs(offset(moment)) <= 168 * 3_600, "an offset of more than a week")
  }

  private static func zoneFile(_ input: inout Input) {
    let moment = moment(&input)
    guard let rules = TimeZoneRules(input.all()) else { return }
    ask(rules.offset(at:), moment)
    let first = rules.first(atOrAfter: moment)
    precondition(abs(first - moment) <= 8 * 86_400, "a moment is far from what the clock shows")
  }

  private static func window(_ input: inout Input) {
    let moment = moment(&input) * 1_000_000
    guard let window = try? CampaignsV1.SendingWindow(json: input.all()) else { return }
    let hours = SendingHours(window)
    _ = SendingHours.problems(of: window)
    let zone = hours.zone(recipient: "Europe/Lisbon")
    guard let open = hours.nextOpening(atOrAfter: moment, in: zone) else {
      precondition(!hours.opensEver, "hours that never come")
      return
    }
    precondition(open >= moment && hours.isOpen(at: open, in: zone), "it is not open when it opens")
  }

  // MARK: Texts

  private static let textFormats: [TextFormat] = [
    .email, .phone, .url, .domain, .country, .currency, .language, .timeZone, .slug, .decimal, .json,
    .jsonObject,
    .token, .key, .timeOfDay, .date, .cron,
  ]

  private static func formats(_ input: inout Input) {
    let text = string(input.all())
    for format in textFormats where format.problem(text) == nil {
      if case .email = format { precondition(text.contains("@")) }
      if case .decimal = format { precondition(Decimal(text) != nil, "\(text) is a decimal and none") }
    }
  }

  private static func decimals(_ input: inout Input) {
    let numbers = [input.text(), input.text()].compactMap { $0.utf8.count <= 80 ? Decimal($0) : nil }
    for number in numbers {
      precondition(Decimal(number.text) == number, "\(number.text) does not come back")
      _ = (number.unitsAndNanos, number.digitCounts)
      _ = PostgresDecimal(number.text)
    }
    guard numbers.count == 2 else { return }
    let (one, other) = (numbers[0], numbers[1])
    precondition(one + other - other == one && one + other == other + one && one * other == other * one)
    precondition((one < other) == (other > one) && (one - other).isZero == (one == other))
    precondition((one + other).rounded(toPlaces: input.byte() % 40).digitCounts.fraction <= 40)
  }

  /// The form of a form is itself.
  private static func addresses(_ input: inout Input) {
    let text = string(input.all())
    for form in [
      AddressKey.email, AddressKey.domain, AddressKey.phone, AddressKey.linkedIn, AddressKey.externalID,
    ] {
      guard let key = form(text) else { continue }
      precondition(form(key) == key, "\(key) has another form: \(form(key) ?? "none")")
    }
  }

  private static func names(_ input: inout Input) {
    let text = string(input.all())
    let key = TextKey.folded(text)
    precondition(TextKey.folded(key) == key, "\(key) is folded again")
    _ = TextKey.words(text)
  }

  private static func punycode(_ input: inout Input) {
    let bytes = input.all()
    if let label = Punycode.decode(bytes) {
      // As the letters of the encoded label have no case.
      let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
      if label.allSatisfy({ !$0.isASCII || $0.properties.lowercaseMapping == String($0) }),
        !label.allSatisfy(\.isASCII),
        let again = Punycode.encode(label)
      {
        precondition(Array(again.utf8) == lower, "a label does not come back")
      }
    }
    let letters = Array(string(bytes).unicodeScalars)
    guard !letters.allSatisfy(\.isASCII), let text = Punycode.encode(letters), text.utf8.count <= 63 else {
      return
    }
    precondition(Punycode.decode(Array(text.utf8)) == letters, "letters do not come back")
  }

  // MARK: Requests

  private static func filters(_ input: inout Input) {
    guard let request = try? LeadsV1.ListLeadsRequest(bytes: input.all(), policy: .server) else { return }
    _ = request.violations()
    let filter = LeadFilter(request)
    precondition(!filter.leaves(Set(LeadFilter.Part.allCases)), "a filter says what no part of it is")
    _ = ListOrder(request.orderBy, unstated: ListOrder("create_time", isDescending: true))
    if request.pageSize >= 0 {
      precondition((1...Int(PageSize.most)).contains(PageSize.rows(request.pageSize)))
    }
  }

  private static func places(_ input: inout Input) {
    let text = string(input.all())
    if let url = HTTPSURL(text) { precondition(!url.place.contains("@") && !url.place.contains("/")) }
    if let range = AddressRange(text), let host = text.split(separator: "/").first,
      let address = SocketAddress(String(host), port: 0)
    {
      precondition(range.contains(address), "\(text) does not hold its own address")
    }
    if let configuration = try? PostgresConfiguration(url: text) {
      precondition(
        !configuration.hosts.isEmpty && !configuration.user.isEmpty && !configuration.database.isEmpty)
    }
  }
}
