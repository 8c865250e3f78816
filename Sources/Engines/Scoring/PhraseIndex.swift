/// The words and phrases that a model looks for in one input, so that a text is read once for all factors.
struct PhraseIndex: Sendable {
  /// Sixteen bytes of a word, and what stood before them.
  private struct Piece: Hashable {
    let before: Int32
    var high: UInt64 = 0
    var low: UInt64 = 0
  }

  /// A word and those that led to it. What it ends is told by the tests' places.
  private struct Node {
    var wholes: [Int] = []
    var phrases: [Int] = []
    var exceptions: [Int] = []
  }

  enum Kind { case whole, phrase, exception }

  private var pieces: [Piece: Int32] = [:]
  /// By the number of a phrase's first word; 0 for none.
  private var roots: [Int32] = [0]
  /// By a node and the number of the next word.
  private var edges: [UInt64: Int32] = [:]
  private var nodes = [Node()]

  mutating func add(_ text: String, _ kind: Kind, for test: Int) {
    var node: Int32 = 0
    Words.each(in: text) { word in
      let number = learn(word)
      if node == 0 {
        if roots[Int(number)] == 0 { roots[Int(number)] = newNode() }
        node = roots[Int(number)]
      } else {
        let key = Self.edge(node, number)
        if edges[key] == nil { edges[key] = newNode() }
        node = edges[key] ?? 0
      }
    }
    if node == 0 { return }
    switch kind {
    case .whole: nodes[Int(node)].wholes.append(test)
    case .phrase: nodes[Int(node)].phrases.append(test)
    case .exception: nodes[Int(node)].exceptions.append(test)
    }
  }

  private mutating func newNode() -> Int32 {
    nodes.append(Node())
    return Int32(nodes.count - 1)
  }

  private static func edge(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }

  private mutating func learn(_ word: ArraySlice<UInt8>) -> Int32 {
    var number: Int32 = 0
    Self.eachPiece(of: word) { high, low in
      let piece = Piece(before: number, high: high, low: low)
      if let known = pieces[piece] {
        number = known
      } else {
        number = Int32(roots.count)
        pieces[piece] = number
        roots.append(0)
      }
    }
    return number
  }

  /// 0 for a word that no phrase has.
  private func number(_ word: ArraySlice<UInt8>) -> Int32 {
    var number: Int32 = 0
    var isKnown = true
    Self.eachPiece(of: word) { high, low in
      guard isKnown else { return }
      number = pieces[Piece(before: number, high: high, low: low)] ?? 0
      isKnown = number != 0
    }
    return number
  }

  private static func eachPiece(of word: ArraySlice<UInt8>, _ body: (UInt64, UInt64) -> Void) {
    var (high, low, count): (UInt64, UInt64, Int) = (0, 0, 0)
    for byte in word {
      if count == 16 {
        body(high, low)
        (high, low, count) = (0, 0, 0)
      }
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(byte)
      count += 1
    }
    if count > 0 { body(high, low) }
  }

  /// Marks the tests that the text speaks for or against.
  func mark(_ text: String, in marks: inout TextMarks) {
    if text.isEmpty { return }
    marks.words.removeAll(keepingCapacity: true)
    Words.each(in: text) { marks.words.append(number($0)) }
    // Each node of a long text counts once, however often it is come to.
    var seen: Set<Int32>? = marks.words.count > 32 ? [] : nil
    for start in marks.words.indices {
      var place = start
      var node = roots[Int(marks.words[start])]
      while node != 0 {
        let isLast = place == marks.words.count - 1
        if seen?.insert(node).inserted ?? true || isLast {
          apply(nodes[Int(node)], isWhole: start == 0 && isLast, to: &marks)
        }
        if isLast { break }
        place += 1
        node = edges[Self.edge(node, marks.words[place])] ?? 0
      }
    }
  }

  private func apply(_ node: Node, isWhole: Bool, to marks: inout TextMarks) {
    for test in node.phrases { marks.hold(test) }
    for test in node.exceptions { marks.bar(test) }
    if isWhole { for test in node.wholes { marks.hold(test) } }
  }
}

/// Which tests of words hold.
struct TextMarks {
  private var held: [UInt64]
  private var barred: [UInt64]
  /// Of the text that is being read.
  fileprivate var words: [Int32] = []

  init(count: Int) {
    held = Array(repeating: 0, count: (count + 63) / 64)
    barred = held
    words.reserveCapacity(count > 0 ? 16 : 0)
  }

  fileprivate mutating func hold(_ test: Int) { held[test >> 6] |= 1 << UInt64(test & 63) }
  fileprivate mutating func bar(_ test: Int) { barred[test >> 6] |= 1 << UInt64(test & 63) }

  func holds(_ test: Int) -> Bool { (held[test >> 6] & ~barred[test >> 6]) >> UInt64(test & 63) & 1 == 1 }
}
