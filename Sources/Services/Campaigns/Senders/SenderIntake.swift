import MusterCampaignsAPI
import MusterCore
import MusterOutreach
import MusterRPC
import MusterRows
import MusterTypesAPI
import MusterWire

/// What somebody gave for a sender: what is wrong with it, and what Muster adds.
struct SenderIntake: Sendable {
  /// Of the tenant.
  let timeZone: String

  /// What stands where nothing was given; what was given stays.
  func settle(_ sender: inout CampaignsV1.Sender) {
    sender.channel = sender.endpoint?.channel ?? .unspecified
    if sender.timeZone.isEmpty { sender.timeZone = timeZone }
    sender.dailyCap = SenderCaps.fullCap(sender)
  }

  /// What is wrong beside the bounds of the fields, all of it at once.
  static func check(_ sender: CampaignsV1.Sender) throws(RPCError) {
    var problems: [OutreachProblem] = []
    if GivenText.isBlank(sender.name) {
      problems.append(OutreachProblem("name", "holds nothing that can be read"))
    }
    if !sender.timeZone.isEmpty, TimeZoneRules.named(sender.timeZone) == nil {
      problems.append(
        OutreachProblem("time_zone", "is \(sender.timeZone), which is no zone of the IANA database"))
    }
    if let warmUp = sender.warmUp {
      problems += SenderCaps.problems(of: warmUp).map {
        OutreachProblem("warm_up.\($0.field)", $0.description)
      }
    }
    switch sender.endpoint {
    case nil:
      problems.append(
        OutreachProblem("endpoint", "is missing; give one of email, sms, linkedin, voice and mail"))
    case .email(let mail): problems += self.problems(mail)
    case .sms(let phone): problems += self.problems(phone, "sms")
    case .voice(let phone): problems += self.problems(phone, "voice")
    case .linkedin(let seat):
      if AddressKey.linkedIn(seat.profileURL) == nil {
        problems.append(
          OutreachProblem("linkedin.profile_url", "is no profile, such as https://www.linkedin.com/in/mia"))
      }
    case .mail(let account):
      problems += (account.returnAddress ?? TypeV1.PostalAddress()).problems.map {
        OutreachProblem("mail.return_address.\($0.field)", $0.description)
      }
    }
    if !problems.isEmpty { throw .refused("SENDER_INVALID", problems.violations("sender")) }
  }

  private static func problems(_ mail: CampaignsV1.EmailEndpoint) -> [OutreachProblem] {
    guard let domain = AddressKey.domain(mail.domain) else {
      return [OutreachProblem("email.domain", "is \(mail.domain), which is no domain that mail is sent from")]
    }
    let host = mail.fromEmail.split(separator: "@", omittingEmptySubsequences: false).last.map(String.init)
    if host.flatMap({ AddressKey.domain($0) }) == domain { return [] }
    return [
      OutreachProblem(
        "email.from_email",
        "is \(mail.fromEmail), which is no address of \(mail.domain); take one of the domain")
    ]
  }

  private static func problems(_ phone: CampaignsV1.PhoneEndpoint, _ path: String) -> [OutreachProblem] {
    AddressKey.phone(phone.number) == nil
      ? [OutreachProblem("\(path).number", "is no telephone number, such as +61491570156")] : []
  }
}

extension CampaignsV1.Sender.Endpoint {
  var channel: TypeV1.Channel {
    switch self {
    case .email: .email
    case .sms: .sms
    case .linkedin: .linkedin
    case .voice: .voice
    case .mail: .mail
    }
  }
}

extension CampaignsV1.Sender {
  /// Takes what stays for ever from the sender as it was, where nothing was given for it; throws where
  /// something else was.
  mutating func keepEndpoint(of former: CampaignsV1.Sender) throws(RPCError) {
    guard let given = endpoint, let before = former.endpoint else {
      endpoint = former.endpoint
      return
    }
    guard given.channel == before.channel else {
      throw .senderFixed(
        given.channel.stored, "is another kind of sender than the \(before.channel.stored) it is")
    }
    switch (given, before) {
    case (.email(var mail), .email(let former)):
      if mail.domain.isEmpty { mail.domain = former.domain }
      try Self.keep(mail.domain == former.domain, "email.domain")
      endpoint = .email(mail)
    case (.sms(var phone), .sms(let former)):
      if phone.number.isEmpty { phone.number = former.number }
      try Self.keep(phone.number == former.number, "sms.number")
      endpoint = .sms(phone)
    case (.voice(var phone), .voice(let former)):
      if phone.number.isEmpty { phone.number = former.number }
      try Self.keep(phone.number == former.number, "voice.number")
      endpoint = .voice(phone)
    case (.linkedin(var seat), .linkedin(let former)):
      if seat.profileURL.isEmpty { seat.profileURL = former.profileURL }
      try Self.keep(seat.profileURL == former.profileURL, "linkedin.profile_url")
      endpoint = .linkedin(seat)
    case (.mail(var account), .mail(let former)):
      if account.account.isEmpty { account.account = former.account }
      try Self.keep(account.account == former.account, "mail.account")
      endpoint = .mail(account)
    default: break
    }
  }

  private static func keep(_ isSame: Bool, _ field: String) throws(RPCError) {
    if !isSame { throw .senderFixed(field, "cannot be changed") }
  }
}

extension RPCError {
  static func senderFixed(_ field: String, _ description: String) -> RPCError {
    .refused(
      "SENDER_INVALID",
      [FieldViolation(field: "sender.\(field)", description: "\(description); create another sender")])
  }
}
