import MusterWire

/// A step of the set-up wizard: what it asks for, in which form, and in which words.
enum WizardStep: String, CaseIterable, Sendable {
  case welcome, tenant, icp, budgets, connectors, notifications

  var number: Int32 { Int32((Self.allCases.firstIndex(of: self) ?? 0) + 1) }

  /// Without whom to win and for which hours nothing can be sent; all else has defaults or can wait.
  var isRequired: Bool { self == .tenant || self == .icp }

  var title: Phrase {
    switch self {
    case .welcome: Phrase("Welcome", de: "Willkommen")
    case .tenant: Phrase("Your organisation", de: "Ihre Organisation")
    case .icp: Phrase("Your ideal customers", de: "Ihre idealen Kunden")
    case .budgets: Phrase("Budgets", de: "Budgets")
    case .connectors: Phrase("Connections", de: "Verbindungen")
    case .notifications: Phrase("Notifications", de: "Benachrichtigungen")
    }
  }

  var text: Phrase {
    switch self {
    case .welcome:
      Phrase(
        "A few steps set Muster up for you. You can stop at any time and go on later, here or elsewhere.",
        de: "In wenigen Schritten ist Muster eingerichtet. Sie können jederzeit aufhören und später"
          + " weitermachen, hier oder anderswo.")
    case .tenant:
      Phrase(
        "Who you are, and the time zone in which your days and sending hours are counted.",
        de: "Wer Sie sind, und die Zeitzone, in der Ihre Tage und Sendezeiten gezählt werden.")
    case .icp:
      Phrase(
        "Which companies and people you want to win. It is stored as a draft, which an admin confirms.",
        de: "Welche Firmen und Menschen Sie gewinnen wollen. Es wird ein Entwurf, den ein Admin bestätigt.")
    case .budgets:
      Phrase(
        "How much may be spent. Without this step the limits of your plan hold.",
        de: "Wie viel ausgegeben werden darf. Ohne diesen Schritt gelten die Grenzen Ihres Tarifs.")
    case .connectors:
      Phrase(
        "Which of your other services Muster shall work with. Each is connected later, where it asks you.",
        de: "Mit welchen Ihrer anderen Dienste Muster arbeiten soll. Verbunden wird jeder später, wenn er"
          + " Sie fragt.")
    case .notifications:
      Phrase(
        "What you want to hear of, and where.", de: "Worüber Sie benachrichtigt werden wollen, und wo.")
    }
  }

  var form: Form {
    switch self {
    case .welcome: Form(properties: [])
    case .tenant: .tenant
    case .icp: .icp
    case .budgets: .budgets
    case .connectors: .connectors
    case .notifications: .notifications
    }
  }

  /// Of the steps that begin with nothing of the tenant's own.
  var defaults: JSONValue {
    switch self {
    case .welcome, .tenant, .icp: .object([])
    case .budgets:
      .stated([
        ("monthly_spend", .number("100")), ("daily_ai_spend", .number("10")),
        ("alert_percent", .number("80")),
      ])
    case .connectors: .stated([("connectors", .array([]))])
    case .notifications:
      .stated([("channel", .string("email")), ("topics", .texts(["replies", "approvals", "failures"]))])
    }
  }
}

extension Form {
  fileprivate static let tenant = Form(properties: [
    Property(
      name: "display_name", title: Phrase("Name", de: "Name"),
      text: Phrase("The name that people see.", de: "Der Name, den alle sehen."),
      kind: .text(most: 200), isRequired: true),
    Property(
      name: "time_zone", title: Phrase("Time zone", de: "Zeitzone"),
      text: Phrase("A zone such as Australia/Perth.", de: "Eine Zone wie Europe/Vienna."),
      kind: .text(most: 64, .timeZone), isRequired: true),
    Property(
      name: "locale", title: Phrase("Language", de: "Sprache"),
      text: Phrase("A language tag such as en-AU.", de: "Ein Sprachkürzel wie de-AT."),
      kind: .text(most: 35, .language)),
    Property(
      name: "country", title: Phrase("Country", de: "Land"),
      text: Phrase(
        "The country whose law you send under, such as AU.",
        de: "Das Land, nach dessen Recht Sie senden, wie AT."),
      kind: .text(most: 2, .country)),
    Property(
      name: "currency_code", title: Phrase("Currency", de: "Währung"),
      text: Phrase(
        "The currency of budgets and reports, such as AUD.",
        de: "Die Währung von Budgets und Berichten, wie EUR."),
      kind: .text(most: 3, .currency)),
  ])

  fileprivate static let icp = Form(properties: [
    Property(
      name: "website", title: Phrase("Website", de: "Website"),
      text: Phrase("Your own site.", de: "Ihre eigene Seite."), kind: .text(most: 2_048, .url)),
    Property(
      name: "description", title: Phrase("What you sell", de: "Was Sie verkaufen"),
      text: Phrase(
        "What you sell and to whom, in plain words.", de: "Was Sie wem verkaufen, in klaren Worten."),
      kind: .text(most: 8_000)),
    Property(
      name: "industries", title: Phrase("Industries", de: "Branchen"),
      text: Phrase("The industries that you want to win.", de: "Die Branchen, die Sie gewinnen wollen."),
      kind: .list(.text(most: 200), most: 200, least: 1), isRequired: true),
    Property(
      name: "countries", title: Phrase("Countries", de: "Länder"),
      text: Phrase("The countries that you want to win, such as AU.", de: "Die Länder, wie AT."),
      kind: .list(.text(most: 2, .country), most: 250)),
    Property(
      name: "titles", title: Phrase("Job titles", de: "Positionen"),
      text: Phrase("The job titles that you want to reach.", de: "Die Positionen, die Sie erreichen wollen."),
      kind: .list(.text(most: 200), most: 200)),
    Property(
      name: "employees_min", title: Phrase("Fewest employees", de: "Mindestens Mitarbeitende"),
      text: Phrase("The fewest people that a company has.", de: "So viele hat eine Firma mindestens."),
      kind: .integer(0...100_000_000)),
    Property(
      name: "employees_max", title: Phrase("Most employees", de: "Höchstens Mitarbeitende"),
      text: Phrase("The most people that a company has.", de: "So viele hat eine Firma höchstens."),
      kind: .integer(0...100_000_000)),
  ])

  fileprivate static let budgets = Form(properties: [
    Property(
      name: "monthly_spend", title: Phrase("A month", de: "Im Monat"),
      text: Phrase("The most to spend in a month.", de: "So viel wird im Monat höchstens ausgegeben."),
      kind: .number(0...1_000_000_000)),
    Property(
      name: "daily_ai_spend", title: Phrase("AI a day", de: "KI am Tag"),
      text: Phrase("The most to spend on AI in a day.", de: "So viel kostet KI am Tag höchstens."),
      kind: .number(0...1_000_000_000)),
    Property(
      name: "alert_percent", title: Phrase("Tell me at", de: "Hinweis bei"),
      text: Phrase(
        "Tell when so many percent are used.", de: "Hinweis, wenn so viel Prozent verbraucht sind."),
      kind: .integer(1...100)),
  ])

  fileprivate static let connectors = Form(properties: [
    Property(
      name: "connectors", title: Phrase("Services", de: "Dienste"),
      text: Phrase("The services to work with.", de: "Die Dienste, mit denen gearbeitet wird."),
      kind: .list(
        .choice(["email", "sms", "linkedin", "voice", "mail", "calendar", "crm", "chat"]), most: 20))
  ])

  fileprivate static let notifications = Form(properties: [
    Property(
      name: "channel", title: Phrase("Channel", de: "Kanal"),
      text: Phrase("Where you want to hear.", de: "Wo Sie benachrichtigt werden wollen."),
      kind: .choice(["none", "email", "chat", "webhook"]), isRequired: true),
    Property(
      name: "email", title: Phrase("Address", de: "Adresse"),
      text: Phrase("Where e-mail goes to; yours when empty.", de: "Wohin E-Mail geht; sonst an Sie."),
      kind: .text(most: 254, .email)),
    Property(
      name: "topics", title: Phrase("Topics", de: "Themen"),
      text: Phrase("What you want to hear of.", de: "Worüber Sie benachrichtigt werden wollen."),
      kind: .list(.choice(["replies", "approvals", "failures", "budgets", "reports"]), most: 10)),
  ])
}
