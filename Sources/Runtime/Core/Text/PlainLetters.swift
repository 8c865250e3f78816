/// Latin letters that people write without their stroke, hook or tie, and the final sigma.
enum PlainLetters {
  static func plain(_ small: Unicode.Scalar) -> [Unicode.Scalar]? { letters[small] }

  private static let letters: [Unicode.Scalar: [Unicode.Scalar]] = {
    var letters: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for line in table.unicodeScalars.split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard let plain = parts.first, let scalars = parts.last else { continue }
      for scalar in scalars { letters[scalar] = Array(plain) }
    }
    return letters
  }()

  /// A plain form, then what is written for it.
  private static let table = """
    ae æ
    b ƀƃɓ
    c ƈȼ
    d đðƌɖɗ
    f ƒ
    g ǥɠɡ
    h ħɦ
    i ɨ
    j ȷɉ
    k ƙĸ
    l łƚɫɭ
    n ŋɲƞ
    o øɵ
    oe œ
    p ƥ
    q ɋ
    r ɍɽ
    s ȿʂ
    ss ß
    t ŧƭʈ
    th þ
    u ʉ
    v ʋ
    y ɏƴ
    z ƶȥʐ
    σ ς
    """
}
