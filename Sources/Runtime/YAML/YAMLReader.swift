/// Makes a document of the parser's events.
struct YAMLReader: ~Copyable {
  private var events: YAMLEvents
  private var nodesLeft = YAMLDocument.nodesMax

  init(_ events: consuming YAMLEvents) {
    self.events = events
  }

  mutating func document() throws(YAMLError) -> [YAMLDocument.Entry] {
    var entries: [YAMLDocument.Entry] = []
    var hasDocument = false
    while true {
      let (event, place) = try events.next()
      switch event {
      case .streamStart, .documentEnd: continue
      case .streamEnd: return entries
      case .documentStart:
        guard !hasDocument else { throw YAMLError(place, "a second document begins; there is one a file") }
        hasDocument = true
        entries = try root()
      default: throw YAMLError(place, "it is no mapping: a line is `key: value`")
      }
    }
  }

  private mutating func root() throws(YAMLError) -> [YAMLDocument.Entry] {
    let (event, place) = try events.next()
    switch event {
    case .mappingStart: return try entries(depth: 1)
    // A file of comments and `---`.
    case .text("", isPlain: true): return []
    default: throw YAMLError(place, "it is no mapping: a line is `key: value`")
    }
  }

  private mutating func entries(depth: Int) throws(YAMLError) -> [YAMLDocument.Entry] {
    var entries: [YAMLDocument.Entry] = []
    // By bytes: Swift takes texts for equal that look alike.
    var places: [[UInt8]: YAMLDocument.Place] = [:]
    while true {
      let (event, place) = try events.next()
      switch event {
      case .mappingEnd: return entries
      case .text(let key, _):
        if let first = places.updateValue(place, forKey: Array(key.utf8)) {
          throw YAMLError(place, "\(key) is given twice; the first is in line \(first.line)")
        }
        let (event, valuePlace) = try events.next()
        let value = try node(event, valuePlace, depth: depth)
        entries.append(YAMLDocument.Entry(key: key, place: place, value: value))
      default: throw YAMLError(place, "a key is a text, not a list or a mapping")
      }
    }
  }

  private mutating func node(
    _ event: YAMLEvents.Event, _ place: YAMLDocument.Place, depth: Int
  ) throws(YAMLError) -> YAMLDocument.Node {
    nodesLeft -= 1
    guard nodesLeft >= 0 else {
      throw YAMLError(place, "it has more than \(YAMLDocument.nodesMax) values")
    }
    return YAMLDocument.Node(place: place, content: try content(event, place, depth: depth))
  }

  private mutating func content(
    _ event: YAMLEvents.Event, _ place: YAMLDocument.Place, depth: Int
  ) throws(YAMLError) -> YAMLDocument.Content {
    switch event {
    case .text(let text, isPlain: true) where ["", "~", "null", "Null", "NULL"].contains(text):
      return .nothing
    case .text(let text, _): return .text(text)
    case .mappingStart, .sequenceStart:
      guard depth < YAMLDocument.depthMax else {
        throw YAMLError(place, "it is nested deeper than \(YAMLDocument.depthMax)")
      }
      if case .mappingStart = event { return .mapping(try entries(depth: depth + 1)) }
      return .sequence(try nodes(depth: depth + 1))
    default: throw YAMLError(place, "here is no value")
    }
  }

  private mutating func nodes(depth: Int) throws(YAMLError) -> [YAMLDocument.Node] {
    var nodes: [YAMLDocument.Node] = []
    while true {
      let (event, place) = try events.next()
      if case .sequenceEnd = event { return nodes }
      nodes.append(try node(event, place, depth: depth))
    }
  }
}
