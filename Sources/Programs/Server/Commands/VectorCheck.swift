import MusterCrypto
import MusterWire

/// `musterd vector open`: what AES-256-GCM makes of vectors, a line each.
enum VectorCheck {
  static let inputMax = 16 << 20

  static func answer(_ input: [UInt8]) -> MusterDaemon.Answer {
    var output: [String] = []
    let lines = input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    for (place, line) in lines.enumerated() {
      guard let answer = answer(String(decoding: line, as: UTF8.self)) else {
        return MusterDaemon.Answer(
          output: output.joined(separator: "\n"),
          complaint:
            "musterd vector open: line \(place + 1) is no JSON object with key, iv, aad, ct and tag in"
            + " hexadecimal",
          exitCode: 1)
      }
      output.append(answer)
    }
    return MusterDaemon.Answer(output: output.joined(separator: "\n"))
  }

  private static func answer(_ line: String) -> String? {
    guard let json = try? JSONValue(line), let key = bytes(json["key"]), let nonce = bytes(json["iv"]),
      let data = bytes(json["aad"]), let sealed = bytes(json["ct"]), let tag = bytes(json["tag"])
    else { return nil }
    guard let text = AES256GCM.open(sealed, tag: tag, key: key, nonce: nonce, data: data) else {
      return "{\"opened\":false}"
    }
    return "{\"opened\":true,\"msg\":\"\(hexadecimal(text))\"}"
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func bytes(_ value: JSONValue?) -> [UInt8]? {
    guard let text = value?.string, text.utf8.count.isMultiple(of: 2) else { return nil }
    let digits = text.utf8.compactMap { byte in
      byte < 0x80 ? Character(Unicode.Scalar(byte)).hexDigitValue : nil
    }
    guard digits.count == text.utf8.count else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
