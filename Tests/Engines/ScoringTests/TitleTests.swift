import MusterLeadsAPI
import MusterScoring
import MusterWire
import Testing

private let titles: [(String, Int32)] = [
  // Owner or CEO.
  ("Owner", 25), ("Co-Founder", 25), ("CEO", 25), ("C.E.O.", 25), ("Founder & CEO", 25),
  ("Chief Executive Officer", 25), ("Managing Director, EMEA", 25), ("President", 25), ("Business Owner", 25),
  ("Founder and Product Owner", 25), ("GESCHÄFTSFÜHRER", 25), ("Geschaeftsfuehrerin", 25), ("Inhaber", 25),
  ("Président-directeur général", 25), ("Gérante", 25), ("Consejero Delegado", 25), ("Dueña", 25),
  ("Director General", 25), ("Owner / Manager", 25), ("President and Vice President", 18),
  // C-suite.
  ("CFO", 22), ("Chief Technology Officer", 22), ("CTO & Head of Engineering", 22), ("Vorstand", 22),
  ("Directrice administrative et financière", 22), ("Directora Financiera", 22),
  // Vice presidents.
  ("Vice President", 18), ("Vice-President of Sales", 18), ("VP Marketing", 18), ("SVP, Operations", 18),
  ("Vicepresidenta de Ventas", 18), ("Vice-présidente", 18),
  // Directors.
  ("Director of Engineering", 15), ("Sales Director", 15), ("Associate Director", 15),
  ("General Manager", 15),
  ("Bereichsleiterin Vertrieb", 15), ("Directeur commercial", 15), ("Directora de Marketing", 15),
  ("Deputy CEO and Director", 15),
  // Heads.
  ("Head of Growth", 10), ("Global Head, Procurement", 10), ("Vertriebsleiter", 10), ("Leiter IT", 10),
  ("Jefa de Compras", 10), ("Chef de service", 10),
  // Senior managers.
  ("Senior Manager", 9), ("Sr. Manager, Finance", 9), ("Senior Product Manager", 9),
  ("Assistant Director", 9),
  // Managers.
  ("Manager", 7), ("Project Manager", 7), ("Team Lead", 7), ("Teamleiter", 7), ("Gerente de Ventas", 7),
  ("Responsable marketing", 7),
  // None of them.
  ("", 0), ("Product Owner", 0), ("Engineer", 0), ("Assistant to the CEO", 0),
  ("Executive Assistant to CEO", 0),
  ("PA to the Managing Director", 0), ("Former CEO", 0), ("Assistenz der Geschäftsführung", 0),
  ("Assistante de direction", 0), ("Ownership Analyst", 0), ("Headhunter", 0), ("Management Consultant", 0),
  ("Directory Administrator", 0), ("Presidential Scholar", 0), ("日本語", 0), ("🚀", 0),
]

private let risks: [(String, Int32)] = [
  ("Student", 10), ("Marketing Intern", 10), ("Praktikantin", 10), ("Étudiant", 10), ("becario", 10),
  ("Retired", 10), ("Werkstudent Informatik", 10), ("CEO", 15), ("Director of Student Affairs", 15), ("", 15),
  ("Internal Auditor", 15), ("International Sales", 15),
]

@Suite struct `Titles` {
  @Test(arguments: titles)
  func `give authority`(_ title: String, _ points: Int32) {
    let evaluation = PreparedModel.shipped.evaluate(.with { $0.title = title })
    #expect(evaluation.components.authority == points)
  }

  @Test(arguments: risks)
  func `that do not buy cost 5 points of risk`(_ title: String, _ points: Int32) {
    let evaluation = PreparedModel.shipped.evaluate(.with { $0.title = title })
    #expect(evaluation.components.risk == points)
  }

  @Test(arguments: titles)
  func `mean the same in any case and punctuation`(_ title: String, _ points: Int32) {
    for variant in [title.uppercased(), title.lowercased(), "  \(title)!", "«\(title)»"] {
      let evaluation = PreparedModel.shipped.evaluate(.with { $0.title = variant })
      #expect(evaluation.components.authority == points, "\(variant)")
    }
  }
}
