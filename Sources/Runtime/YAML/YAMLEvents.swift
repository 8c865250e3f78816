internal import CYAML

/// libyaml's parser over bytes of ours, an event at a time.
@safe struct YAMLEvents: ~Copyable {
  enum Event {
    case streamStart, streamEnd, documentStart, documentEnd
    case text(String, isPlain: Bool)
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  /// They stay where they are: the parser points into itself and into the bytes.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ source: [UInt8]) throws(YAMLError) {
    unsafe parser = .allocate(capacity: 1)
    unsafe bytes = .allocate(capacity: source.count)
    _ = unsafe bytes.initialize(from: source)
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      unsafe parser.deallocate()
      unsafe bytes.deallocate()
      throw YAMLError(1, 1, "there is no memory to read it")
    }
    // Never another encoding, whatever its first bytes look like.
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, source.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe bytes.deallocate()
  }

  mutating func next() throws(YAMLError) -> (event: Event, place: YAMLDocument.Place) {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure() }
    // What it holds is copied before it is freed.
    defer { unsafe yaml_event_delete(&event) }
    let place = unsafe Self.place(event.start_mark)
    switch unsafe event.type {
    case YAML_STREAM_START_EVENT: return (.streamStart, place)
    case YAML_STREAM_END_EVENT: return (.streamEnd, place)
    case YAML_DOCUMENT_START_EVENT: return (.documentStart, place)
    case YAML_DOCUMENT_END_EVENT: return (.documentEnd, place)
    case YAML_SEQUENCE_END_EVENT: return (.sequenceEnd, place)
    case YAML_MAPPING_END_EVENT: return (.mappingEnd, place)
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe event.data.sequence_start
      return (try unsafe Self.plain(.sequenceStart, start.anchor, start.tag, place), place)
    case YAML_MAPPING_START_EVENT:
      let start = unsafe event.data.mapping_start
      return (try unsafe Self.plain(.mappingStart, start.anchor, start.tag, place), place)
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      // As long as it says, and checked by libyaml to be UTF-8.
      let text = unsafe String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      guard !text.utf8.contains(0) else { throw YAMLError(place, "a text holds the character 0") }
      let isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
      return (try unsafe Self.plain(.text(text, isPlain: isPlain), scalar.anchor, scalar.tag, place), place)
    default: throw YAMLError(place, "aliases (*name) are not taken here; write the value again")
    }
  }

  /// The event, if nothing hangs on it.
  private static func plain(
    _ event: Event, _ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?,
    _ place: YAMLDocument.Place
  ) throws(YAMLError) -> Event {
    if unsafe anchor != nil { throw YAMLError(place, "anchors (&name) are not taken here") }
    if unsafe tag != nil { throw YAMLError(place, "tags (!name) are not taken here") }
    return event
  }

  private static func place(_ mark: yaml_mark_t) -> YAMLDocument.Place {
    YAMLDocument.Place(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  private func failure() -> YAMLError {
    // A constant text of the library's, or nothing.
    let cause = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "it is not understood"
    guard unsafe parser.pointee.error != YAML_READER_ERROR else {
      return YAMLError(lineOfProblem(), 1, "it is not text in UTF-8: \(cause)")
    }
    return unsafe YAMLError(Self.place(parser.pointee.problem_mark), cause)
  }

  /// A byte that is none has no mark, only its offset.
  private func lineOfProblem() -> Int {
    let offset = unsafe min(parser.pointee.problem_offset, bytes.count)
    return unsafe bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
  }

  static var libraryVersion: String {
    // A constant of the library's.
    unsafe yaml_get_version_string().map { unsafe String(cString: $0) } ?? ""
  }
}

package enum YAMLLibrary {
  /// Of libyaml, as it runs.
  package static var version: String { YAMLEvents.libraryVersion }
}
