import MusterCampaignsAPI
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterOutreach

@Suite("HTML in emails")
struct HTMLTests {
  private func problems(_ html: String) -> [String] {
    ContentCheck.problems(of: email(text: "", html: html)).map(\.description)
  }

  @Test("What emails are made of passes", arguments: harmless)
  func passes(_ html: String) {
    #expect(problems(html) == [], "\(html)")
  }

  private static let harmless = [
    "<p>Hi {{first_name|there}}, 3 < 4 &amp; 5 > 2 <3</p>",
    "<!DOCTYPE html><html lang=\"en\"><head><title>Hi</title><meta charset='utf-8'></head><body>x</body></html>",
    "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">",
    "<a href=\"https://example.com/?a=1&amp;b=2\" target=_blank rel='noopener'>x</a>",
    "<a href=\"mailto:jane@example.com\">x</a><a href='tel:+61400000000'>y</a><a href=\"#top\">z</a>",
    "<img src=\"cid:logo\" alt=\"a > b\" width=10 /><br/><hr>",
    "<table cellpadding=\"0\" style=\"color: #333; background: url(https://example.com/a.png)\"><tr><td>x</td></tr></table>",
    "<style>p > a { color: red } @media (max-width: 600px) { p { color: blue }}</style>",
    "<!-- a comment --><p>x</p><!--[if mso]><p>y</p><![endif]-->",
    "<a href=\"{{unsubscribe_link}}\">out</a><a href=\"https://x.example/?c={{company|none}}\">y</a>",
    "<p title=\"{{company}}\">x</p>", "a &lt;script&gt; is only text", "<P ALIGN=\"center\">Upper</P>",
  ]

  @Test(
    "Scripts, forms, handlers and addresses that run are refused, however they are written",
    arguments: attacks)
  func refuses(_ html: String) {
    #expect(problems(html) != [], "\(html)")
  }

  private static let attacks = [
    "<script>alert(1)</script>", "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>", "<scr<script>ipt>x",
    "<script", "<script/x>", "<style a=\"", "<style a='x", "<style a=\"{{company}}", "<style><!",
    "<style></style a='", "<script\n>alert(1)</script\n>", "<svg/onload=alert(1)>",
    "<svg><script>x</script></svg>",
    "<math><mtext></mtext></math>", "<iframe src=\"https://x.example\"></iframe>", "<object data=x></object>",
    "<embed src=x>", "<applet></applet>", "<base href=\"https://evil.example/\">",
    "<link rel=stylesheet href=x>",
    "<form action=\"https://evil.example\"><input name=a></form>", "<input>", "<button>x</button>",
    "<textarea></textarea>", "<select></select>", "<isindex>",
    "<noscript><p title=\"</noscript><img src=x>\">",
    "<template><p>x</p></template>", "<video src=x></video>", "<audio></audio>", "<frameset></frameset>",
    "<xmp><p></xmp>", "<plaintext>", "<marquee onstart=alert(1)>x</marquee>", "<o:p>x</o:p>",
    "<p onclick=\"alert(1)\">x</p>", "<p ONCLICK='alert(1)'>x</p>", "<p onclick>x</p>",
    "<img src=x onerror=alert(1)>",
    "<img/src=\"https://x.example/a\"/onerror=\"alert(1)\">", "<p\nonmouseover\n=\nalert(1)>x</p>",
    "<a href=\"javascript:alert(1)\">x</a>", "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\" javascript:alert(1)\">x</a>", "<a href=\"java\tscript:alert(1)\">x</a>",
    "<a href=\"java\nscript:alert(1)\">x</a>", "<a href=\"&#106;avascript:alert(1)\">x</a>",
    "<a href=\"&#x6A;avascript:alert(1)\">x</a>", "<a href=\"&#0000106avascript:alert(1)\">x</a>",
    "<a href=\"javascript&colon;alert(1)\">x</a>", "<a href=\"java&Tab;script:alert(1)\">x</a>",
    "<a href=\"java&NewLine;script&colon;alert(1)\">x</a>", "<a href=\"&#x1;javascript:alert(1)\">x</a>",
    "<a href=\"vbscript:x\">x</a>", "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
    "<img src=\"data:image/svg+xml,x\">", "<a href=\"file:///etc/passwd\">x</a>", "<a href=\"blob:x\">x</a>",
    "<a href=\"view-source:x\">x</a>", "<a xlink:href=\"javascript:x\">x</a>",
    "<body background=\"javascript:x\">",
    "<a href=\"//evil.example\">x</a>", "<a href=\"www.example.com\">x</a>", "<a href=\"/path\">x</a>",
    "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example\">",
    "<a ping=\"https://x.example\">x</a>",
    "<img srcset=\"javascript:x\">", "<p style=\"width: expression(alert(1))\">x</p>",
    "<p style=\"background: url(javascript:alert(1))\">x</p>",
    "<p style=\"background:url(java\\73 cript:x)\">x</p>",
    "<p style=\"background:url(&#106;avascript:x)\">x</p>", "<p style=\"w:exp/**/ression(x)\">x</p>",
    "<p style=\"behavior: url(x)\">x</p>", "<style>@import 'https://evil.example/x.css';</style>",
    "<style>@\\69mport 'x';</style>", "<style>p{background:url(data:x)}</style>",
    "<style>p{color:{{custom.color}}}</style>", "<p style=\"color: {{custom.color}}\">x</p>",
    "<p title={{company}}>x</p>", "<{{custom.tag}}>", "<p {{custom.attribute}}=\"x\">y</p>",
    "<a href={{company}}>x</a>",
    "<a href=\"java{{custom.x}}:alert(1)\">x</a>", "<a href=\"{{custom.x}}script:alert(1)\">x</a>",
    "<a href=\"{{custom.x|javascript}}:alert(1)\">x</a>", "<p title=\"a", "<p title='a>b", "<p", "</",
    "</ p>",
    "<!-- <p title=\"--><script>alert(1)</script>\"> -->", "<!--><script>alert(1)</script>-->",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->", "<![if <script>alert(1)</script>]>",
    "<style><p title=\"</style><script>alert(1)</script>\"></style>",
    "<title><p title=\"</title><img src=x onerror=x>\">",
    "<?xml version=\"1.0\"?>", "<?php echo 1 ?>", "<p title=`a b`>x</p>", "<p a\"b=c>x</p>",
    "<p title=\"<\">x</p>",
    "<p\u{0}>x</p>", "a\u{0}b", "<a href=\"java\u{0}script:x\">x</a>", "<p contenteditable>x</p>",
    "<p is=\"x-y\">z</p>",
    "<iframe srcdoc=\"&lt;script&gt;\"></iframe>", "<p =onclick=alert(1)>x</p>", "<p/onclick=alert(1)/>",
  ]

  @Test("A value is nothing but text wherever it stands")
  func escapes() throws {
    let evil = "\"><script>alert('x')</script>&"
    #expect(
      try html("<p>{{company}}</p>", ["company": evil])
        == "<p>&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</p>")
    #expect(
      try html("<p title=\"{{company}}\">x</p>", ["company": "a\"b\nc"])
        == "<p title=\"a&quot;b c\">x</p>")
    #expect(
      try html("<a href=\"https://x.example/?q={{company}}\">y</a>", ["company": "A&B \"Co\"/?#"])
        == "<a href=\"https://x.example/?q=A%26B%20%22Co%22%2F%3F%23\">y</a>")
    #expect(
      try html("<a href=\"tel:{{phone}}\">y</a>", ["phone": "+61400000000"])
        == "<a href=\"tel:+61400000000\">y</a>")
    #expect(try html("<p>{{company|a<b>c}}</p>", [:]) == "<p>a&lt;b&gt;c</p>")
    #expect(
      try html("<p>{{sender_identity}}</p>", ["sender_identity": "A & B\nPerth"])
        == "<p>A &amp; B<br>Perth</p>")
    #expect(
      try html("<a href=\"{{unsubscribe_link}}\">y</a>", ["unsubscribe_link": "https://u.example/?a=1&b=2"])
        == "<a href=\"https://u.example/?a=1&amp;b=2\">y</a>")
  }

  @Test(
    "A link that begins with a value goes to the web or nowhere",
    arguments: [
      "javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", " javascript:x", "www.example.com",
      "https:evil", "java\nscript:x", "https://x.example/a b",
    ])
  func links(_ value: String) {
    let content = PreparedContent(email(text: "", html: "<a href=\"{{linkedin_url}}\">x</a>"))
    let rendered = content.rendered { _ in value }
    #expect(!rendered.isWhole)
    #expect(!"\(rendered.content)".lowercased().contains("script:"))
    let good = content.rendered { _ in "https://linkedin.com/in/jane" }
    #expect(good.isWhole)
  }

  @Test("Whatever a value is, the message holds no tag and no address that its text did not")
  func random() throws {
    var random = SeededRandom(1_234)
    let pieces = [
      "<", ">", "\"", "'", "script", "javascript:", "&", ";", "\n", "{{", "}}", "=", "on", "/", "`", "--",
      "\u{0}", "é", " ", "%", "#", "\\",
    ]
    let template = "<p title=\"{{company}}\">{{company}}<a href=\"https://x.example/{{company}}\">y</a></p>"
    for _ in 0..<2_000 {
      let value = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }
      .joined()
      let result = try html(template, ["company": "x" + value + "x"])
      let tags = result.split(separator: "<br>").joined()
      #expect(tags.count { $0 == "<" } == 4 && tags.count { $0 == "\"" } == 4, "\(value)")
      // Braces of a value are no fields any more.
      let plain = result.split(separator: "{{").joined(separator: "( (")
      #expect(problems(plain) == [], "\(value) -> \(result)")
    }
  }

  private struct Missing: Error {}

  private func html(_ text: String, _ values: [String: String]) throws -> String {
    let rendered = PreparedContent(email(text: "", html: text)).rendered { values[$0.name] }
    guard case .email(let mail)? = rendered.content.content else { throw Missing() }
    return mail.bodyHtml
  }
}
