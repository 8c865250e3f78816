import MusterCore
import MusterCrypto

extension MusterDaemon.Command {
  static let tokenCreate = Self(
    name: "token create",
    summary: "make a token for whoever has the key that signs them",
    usage: ["--token-key FILE (--platform | --tenant ID (--user ID | --api-key ID))"],
    about: """
      Prints a token that a server with the same key takes: the first of a new installation is an operator's.
      Whether its user or key may do anything is the server's to say.
      """,
    options: Option.tokenCreate,
    exits: ("done", "the key is none"),
    check: { settings throws(Misunderstood) in try settings.checkedForTokenCreate() },
    work: .answer { settings in settings.token.answer(settings.platform.tokenKey ?? "") })

  static let tokenVerify = Self(
    name: "token verify",
    summary: "check a token by a key",
    usage: ["--jwk FILE"],
    about: """
      Reads a token (RFC 7515, compact) on standard input and says whether its form and its signature are good
      by the key in FILE. What it claims, and until when, is not looked at.
      """,
    options: Option.tokenVerify,
    exits: ("it is good", "it is not, or the key is none"),
    check: { settings throws(Misunderstood) in try settings.checkedForTokenVerify() },
    work: .answer { settings in
      // One byte more tells a token that is too long, and one a line end.
      TokenCheck.answer(Console.input(bytesMax: CompactToken.bytesMax + 2), keyFile: settings.keyFile ?? "")
    })
}
