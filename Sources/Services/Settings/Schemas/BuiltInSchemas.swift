import MusterSettingsAPI

/// The settings of Muster itself: code, with a value for every key that needs one.
enum BuiltInSchemas {
  static let all: [String: PreparedSchema] = Dictionary(
    uniqueKeysWithValues: messages.map { ($0.namespace, PreparedSchema(stored: $0)) })

  static let messages = [ai, campaigns, compliance, enrichment, general, leads, notifications, sending]

  private static func schema(
    _ namespace: String, _ title: String, _ about: String, _ keys: [SettingsV1.SettingKey]
  ) -> SettingsV1.SettingsSchema {
    var schema = SettingsV1.SettingsSchema()
    (schema.namespace, schema.displayName, schema.description) = (namespace, title, about)
    (schema.keys, schema.origin) = (keys, .builtIn)
    return schema
  }

  private static let general = schema(
    "general", "General", "How the tenant's pages and texts look.",
    [
      .choice(
        "week_start", "First day of the week", "Which day calendars and weekly reports begin with.",
        [("monday", "Monday"), ("sunday", "Sunday"), ("saturday", "Saturday")]),
      .text(
        "time_zone", "Time zone",
        "The zone of all times of day that are set here; the tenant's own when not set."
      ) { $0.format = "time_zone" },
      .text("language", "Language", "Of texts that Muster writes.", "\"en\"") { $0.format = "language" },
      .text("currency", "Currency", "Of amounts that are shown.", "\"USD\"") { $0.format = "currency" },
    ])

  private static let sending = schema(
    "sending", "Sending", "How much is sent, and when.",
    [
      .count(
        "daily_cap", "Messages a day", "The most messages that one sender sends a day.", 50, in: 0...10_000,
        unit: "messages a day"
      ) { $0.group = "Limits" },
      .count(
        "hourly_cap", "Messages an hour", "The most messages that one sender sends an hour.", 20,
        in: 0...10_000, unit: "messages an hour"
      ) { $0.group = "Limits" },
      .span(
        "pause_between", "Pause between messages", "The least time between two messages of one sender.", 60,
        in: 0...86_400),
      .object(
        "window", "Sending hours", "When messages are sent, by the clock of the person who gets them.",
        #"{"from":"09:00","to":"17:00","days":["mon","tue","wed","thu","fri"]}"#,
        shape: #"""
          {"type": "object", "additionalProperties": false, "properties": {
            "from": {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
            "to": {"type": "string", "pattern": "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"},
            "days": {"type": "array", "maxItems": 7,
              "items": {"enum": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]}}}}
          """#),
      .list(
        "excluded_domains", "Domains never written to", "Nothing is sent to addresses of these domains.",
        shape: #"{"items": {"type": "string", "minLength": 3, "maxLength": 253}}"#, most: 1_000),
      .flag("track_opens", "Track opens", "Whether messages tell when they are opened.", false),
      .text("reply_to", "Reply address", "Where answers go; the sender's own address when not set.") {
        $0.format = "email"
      },
    ])

  private static let campaigns = schema(
    "campaigns", "Campaigns", "What new campaigns begin with.",
    [
      .choice(
        "permission_mode", "Permission mode", "What a campaign may do without a person.",
        [
          ("co_pilot", "A person approves each message"), ("autopilot", "Nobody is asked"),
          ("manual", "A person does each step"),
        ]),
      .count(
        "step_days", "Days between steps", "How long the next step waits for an answer.", 3, in: 1...90,
        unit: "days"),
      .count(
        "steps_max", "Steps", "The most messages that one person gets of a campaign.", 5, in: 1...20,
        unit: "messages"),
      .count(
        "daily_sends", "Messages a day", "The most messages of all campaigns together on one day.", 20,
        in: 0...1_000_000, unit: "messages"
      ) { $0.group = "Limits" },
      .count(
        "contact_sends_per_week", "Messages to one person", "The most messages to one person within 7 days.",
        2, in: 0...100, unit: "messages"
      ) { $0.group = "Limits" },
      .flag("stop_on_reply", "Stop at a reply", "Whether an answer ends the campaign for that person.", true),
    ])

  private static let ai = schema(
    "ai", "AI", "What models may spend, and how they write.",
    [
      .amount(
        "daily_budget", "Budget a day", "The most that model calls may cost in a day.", "10.00",
        most: "100000",
        unit: "USD a day"),
      .choice(
        "quality", "Quality", "Which models are taken.",
        [("balanced", "Balanced"), ("fast", "Fast and cheap"), ("best", "Best")]),
      .text("tone", "Tone", "How messages should sound.", "\"friendly and brief\"", max: 500),
      .list(
        "forbidden_words", "Words never used", "No text that a model writes has them.",
        shape: #"{"items": {"type": "string", "minLength": 1, "maxLength": 100}}"#, most: 500),
    ])

  private static let enrichment = schema(
    "enrichment", "Enrichment", "Where facts about leads come from.",
    [
      .choice(
        "provider", "Provider", "Whom facts are asked of.",
        [("none", "Nobody"), ("clearbit", "Clearbit"), ("apollo", "Apollo")]),
      .secret("api_key", "API key", "The key of the provider's account."),
      .count(
        "daily_lookups", "Look-ups a day", "The most leads that are looked up a day.", 500, in: 0...1_000_000,
        unit: "leads a day"),
      .span(
        "fresh_for", "Fresh for", "How long a fact is taken for true before it is asked for again.",
        7_776_000, in: 3_600...63_072_000),
    ])

  private static let leads = schema(
    "leads", "Leads", "How leads are kept.",
    [
      .flag("auto_assign", "Assign by itself", "Whether new leads get an owner by themselves.", false),
      .count(
        "stale_days", "Days until stale", "After so many days without activity a lead is stale.", 90,
        in: 1...3_650, unit: "days"),
    ])

  private static let notifications = schema(
    "notifications", "Notifications", "What people are told of.",
    [
      .flag("daily_digest", "Daily digest", "Whether a digest is sent each morning.", true),
      .text("digest_schedule", "Digest time", "When the digest is sent, as cron.", "\"0 8 * * 1-5\"") {
        $0.format = "cron"
      },
      .secret("webhook_secret", "Webhook secret", "What calls to the webhook are signed with."),
      .text("webhook_url", "Webhook", "Where notifications are sent to.", max: 2_000) { $0.format = "url" },
    ])

  /// A second person looks at what could break a law.
  private static let compliance: SettingsV1.SettingsSchema = {
    var made = schema(
      "compliance", "Compliance", "What the law asks for; a second person approves each change.",
      [
        .flag("require_consent", "Consent needed", "Whether only people who consented are written to.", true),
        .text("postal_address", "Postal address", "Stands at the end of each message.", max: 500),
        .count(
          "retention_days", "Days kept", "After so many days without activity a person's facts go.", 1_095,
          in: 30...3_650, unit: "days"),
      ])
    made.needsApproval = true
    return made
  }()
}
