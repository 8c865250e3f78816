/// The small letters of other scripts, and Latin ones, that look like a letter from a to z, or whose capital
/// does where the small one looks like none.
///
/// The list follows what Unicode calls confusable. Scripts without capitals and signs that look like digits
/// are left out: their words would be torn without a gain.
enum LatinLookalikes {
  static func letter(_ small: Unicode.Scalar) -> Unicode.Scalar? { letters[small] }

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = {
    var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
    for line in table.unicodeScalars.split(separator: "\n") {
      guard let letter = line.first else { continue }
      for scalar in line.dropFirst() { letters[scalar] = letter }
    }
    return letters
  }()

  /// A letter, then what looks like it.
  private static let table = """
    aⲁɑαаᗅᴀ⍺ꓮꭺ𐊠𖽀
    bƃƅʙβвьᏼᖯᗷᛒꓐꞵꮟ𐊂𐊡𐌁
    cϲсᴄⲥꓚꮯ𐊢𐌂𐐽𐔜𑣩𑣲
    dԁᑯᗞᗪᴅꓒꓓꭰꮷ
    eεеєҽᴇ℮⋿ⲉⴹꓰꬲꭼ𐊆𑣆𑣎
    fϝքᖴẝꓝꜰꞙꬵ𐊇𐊥𐔥𑣂
    gƍɡɢԍցᏻᶃꓖꮐ
    hʜηнһհᕼⲏꓧꮋꮒ𐋏
    iⲓꓲıɩɪιі⍳ꙇꭵ𑣃
    jȷʝϳјյᒍᴊꓙꭻ
    kκкᛕᴋⲕꓗꮶ𐔘
    lǀʟӏᒪᛁⳑⵏꓡꮮ𐊊𐌉𐑃𐔦𑣒𖼖
    mμϻмᗰᛖᴍⲙꓟꮇ𐊰𐌑
    nɴոռⲛꓠ𐔓
    oοςσоօᴏᴑⲟⵔ〇ꓳꬽ𐊒𐊫𐐬𐓪𐔖𑣈𑣕𑣗
    pρрᑭᴘ⍴ⲣꓑꮲ𐊕
    qԛգզⵕꞯ
    rʀгᖇᚱᴦⲅꓣꭇꭈꭱꮁꮢ𐓜𖼵
    sѕտꓢꜱꮥꮪ𐊖𐑈𑣁𖼺
    tτтᴛⲧꓔꭲ𐊗𐊱𐌕𖼊
    uʋυսᑌᴜꓴꞟꭎꭒ𐓶𑣘𖽂
    vνѵᐯᴠⴸꓦꛟꮩ𐔝𑜆𑣀𖼈
    wɯωѡԝաᴡⲱꓪꙍꞷꮃꮤ𑜊𑜎𑜏𑣦𑣯
    x×χхᕁᕽ᙭ᚷⲭⵝꓫꭓ𐊐𐊴𐌗𐌢𐔧𑣬
    yɣʏγуүყᶌỿⲩꓬꭚꭹꮍ𐊲𑣜𖽃
    zζᴢꓜꮓ𐋵𑣄𑣉𑣥
    """
}
