/// The titles of the shipped model, in English, German, French and Spanish. Words are compared without
/// accents, so both spellings of an umlaut are here, as people write them.
struct ShippedTitles {
  let key: String
  let points: Int32
  let name: String
  let phrases: [String]
  let exceptions: [String]

  static let all = [
    ShippedTitles(
      key: "owner", points: 25, name: "Owner", phrases: owner, exceptions: helpers + ownersOfThings),
    ShippedTitles(
      key: "founder", points: 25, name: "Founder", phrases: founder, exceptions: helpers),
    ShippedTitles(
      key: "chief_executive", points: 25, name: "Chief executive", phrases: chiefExecutive,
      exceptions: helpers + vicePresident + deputies),
    ShippedTitles(
      key: "c_suite", points: 22, name: "C-suite", phrases: cSuite, exceptions: helpers + deputies),
    ShippedTitles(
      key: "vice_president", points: 18, name: "Vice president", phrases: vicePresident, exceptions: helpers),
    ShippedTitles(
      key: "director", points: 15, name: "Director", phrases: director,
      exceptions: helpers + ["assistant director", "deputy director"]),
    ShippedTitles(key: "head", points: 10, name: "Head", phrases: head, exceptions: helpers),
    ShippedTitles(
      key: "senior_manager", points: 9, name: "Senior manager", phrases: seniorManager, exceptions: helpers),
    ShippedTitles(key: "manager", points: 7, name: "Manager", phrases: manager, exceptions: helpers),
  ]

  private static let owner = [
    "owner", "coowner", "proprietor", "sole trader", "self employed", "inhaber", "inhaberin", "eigentümer",
    "eigentümerin", "eigentuemer", "eigentuemerin", "propriétaire", "dueño", "dueña", "propietario",
    "propietaria",
  ]

  private static let founder = [
    "founder", "cofounder", "gründer", "gründerin", "gruender", "gruenderin", "mitgründer", "mitgründerin",
    "mitgruender", "mitgruenderin", "fondateur", "fondatrice", "cofondateur", "cofondatrice", "fundador",
    "fundadora", "cofundador", "cofundadora",
  ]

  private static let ownersOfThings = [
    "product owner", "process owner", "data owner", "system owner", "service owner", "risk owner",
    "project owner", "platform owner", "application owner", "feature owner", "solution owner", "budget owner",
  ]

  private static let chiefExecutive = [
    "ceo", "c e o", "chief executive", "managing director", "managing partner", "president",
    "executive chairman", "executive chairwoman", "geschäftsführer", "geschäftsführerin", "geschaeftsfuehrer",
    "geschaeftsfuehrerin", "geschäftsführender gesellschafter", "geschaeftsfuehrender gesellschafter",
    "geschäftsführende gesellschafterin", "geschaeftsfuehrende gesellschafterin", "geschäftsleiter",
    "geschäftsleiterin", "geschaeftsleiter", "geschaeftsleiterin", "vorstandsvorsitzender",
    "vorstandsvorsitzende", "vorstandssprecher", "vorstandssprecherin", "präsident", "präsidentin",
    "praesident", "praesidentin", "pdg", "président", "présidente", "directeur général",
    "directrice générale", "gérant", "gérante", "consejero delegado", "consejera delegada",
    "director general", "directora general", "director ejecutivo", "directora ejecutiva", "gerente general",
    "presidente", "presidenta",
  ]

  private static let cSuite = [
    "cfo", "cto", "coo", "cmo", "cio", "ciso", "cro", "cpo", "chro", "cdo", "cso", "cco", "clo", "cao",
    "cxo", "chief financial officer", "chief finance officer", "chief technology officer",
    "chief technical officer", "chief operating officer", "chief operations officer",
    "chief marketing officer", "chief information officer", "chief information security officer",
    "chief security officer", "chief revenue officer", "chief product officer", "chief people officer",
    "chief human resources officer", "chief data officer", "chief digital officer", "chief strategy officer",
    "chief commercial officer", "chief customer officer", "chief sales officer", "chief growth officer",
    "chief legal officer", "chief risk officer", "chief compliance officer", "chief innovation officer",
    "chief experience officer", "chief business officer", "chief administrative officer",
    "chief investment officer", "chief medical officer", "chief scientific officer",
    "chief science officer", "chief analytics officer", "chief procurement officer",
    "chief supply chain officer", "chief sustainability officer", "chief communications officer",
    "chief brand officer", "chief creative officer", "chief learning officer", "chief talent officer",
    "chief ai officer", "general counsel", "finanzvorstand", "vorstand", "vorständin", "vorstandsmitglied",
    "mitglied des vorstands", "mitglied der geschäftsleitung", "mitglied der geschaeftsleitung",
    "directeur général adjoint", "directrice générale adjointe", "directeur administratif et financier",
    "directrice administrative et financière", "daf", "dsi", "drh", "director financiero",
    "directora financiera", "director de operaciones", "directora de operaciones", "director de tecnología",
    "directora de tecnología",
  ]

  private static let vicePresident = [
    "vice president", "vicepresident", "vp", "svp", "evp", "avp", "v p", "vizepräsident", "vizepräsidentin",
    "vizepraesident", "vizepraesidentin", "vice président", "vice présidente", "vicepresidente",
    "vicepresidenta",
  ]

  private static let director = [
    "director", "general manager", "country manager", "direktor", "direktorin", "bereichsleiter",
    "bereichsleiterin", "prokurist", "prokuristin", "directeur", "directrice", "directora",
  ]

  private static let head = [
    "head", "abteilungsleiter", "abteilungsleiterin", "leiter", "leiterin", "leitung", "vertriebsleiter",
    "vertriebsleiterin", "verkaufsleiter", "verkaufsleiterin", "marketingleiter", "marketingleiterin",
    "personalleiter", "personalleiterin", "it leiter", "it leiterin", "entwicklungsleiter",
    "entwicklungsleiterin", "produktionsleiter", "produktionsleiterin", "werkleiter", "werkleiterin",
    "betriebsleiter", "betriebsleiterin", "einkaufsleiter", "einkaufsleiterin", "chef de service",
    "chef de département", "responsable de service", "responsable de département", "jefe", "jefa",
  ]

  private static let seniorManager =
    [
      "senior manager", "sr manager", "group manager", "assistant director", "deputy director",
      "gerente senior", "responsable senior",
    ]
    + ["senior", "sr"].flatMap { rank in
      [
        "account", "brand", "business development", "category", "communications", "community", "content",
        "customer success", "data", "delivery", "engineering", "events", "facilities", "finance", "hr",
        "human resources", "innovation", "it", "key account", "legal", "logistics", "marketing", "operations",
        "partner", "people", "procurement", "product", "product marketing", "program", "programme", "project",
        "purchasing", "quality", "regional", "risk", "sales", "security", "software engineering", "store",
        "supply chain", "talent acquisition",
      ].map { "\(rank) \($0) manager" }
    }

  private static let manager = [
    "manager", "managerin", "mgr", "team lead", "team leader", "teamlead", "teamleiter", "teamleiterin",
    "gruppenleiter", "gruppenleiterin", "projektleiter", "projektleiterin", "filialleiter", "filialleiterin",
    "supervisor", "responsable", "chef de projet", "chef d'équipe", "chef de produit", "gestionnaire",
    "gerente", "encargado", "encargada", "coordinador", "coordinadora",
  ]

  /// Who works for somebody of that title, or did or will do the work some other time.
  private static let helpers = [
    "assistant to", "assistant of", "assistant for", "executive assistant", "personal assistant",
    "administrative assistant", "ea to", "pa to", "secretary to", "office of the", "chief of staff to",
    "advisor to", "adviser to", "reporting to", "former", "formerly", "ex", "retired", "aspiring",
    "assistenz",
    "assistent", "assistentin", "sekretär", "sekretärin", "sekretariat", "referent", "referentin",
    "assistant de", "assistante de", "assistant du", "assistante du", "assistante", "secrétaire", "ancien",
    "ancienne", "asistente", "secretario", "secretaria", "exdirector", "exdirectora",
  ]

  private static let deputies = [
    "deputy", "stellvertretender", "stellvertretende", "stv", "adjoint", "adjointe", "adjunto", "adjunta",
  ]

  static let unfit = [
    "student", "studentin", "intern", "internship", "trainee", "apprentice", "volunteer", "retired",
    "unemployed", "job seeker", "jobseeker", "looking for a job", "seeking opportunities", "open to work",
    "praktikant", "praktikantin", "praktikum", "werkstudent", "werkstudentin", "auszubildende",
    "auszubildender", "azubi", "rentner", "rentnerin", "arbeitssuchend", "stagiaire", "étudiant", "étudiante",
    "alternant", "alternante", "apprenti", "apprentie", "retraité", "retraitée", "bénévole", "becario",
    "becaria", "estudiante", "practicante", "jubilado", "jubilada", "voluntario", "voluntaria",
  ]

  /// Who looks after such people.
  static let fitAfterAll = [
    "student affairs", "student services", "student success", "student experience", "student recruitment",
    "head of student", "director of student", "volunteer manager", "volunteer coordinator", "trainee manager",
    "intern program", "internship program", "apprentice program",
  ]
}
