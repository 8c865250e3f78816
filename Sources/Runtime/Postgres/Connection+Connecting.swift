internal import CPostgres
import MusterLoop

extension Connection {
  /// Begins; the delegate hears how it went.
  func connect(_ parameters: [(name: String, value: String)]) {
    let names = parameters.map(\.name)
    let values = parameters.map(\.value)
    // Both lists end with a null and are read before the call returns. The database's name is no URL.
    let started = unsafe CStrings.lend(names) { names in
      unsafe CStrings.lend(values) { values in unsafe PQconnectStartParams(names, values, 0) }
    }
    unsafe connection = unsafe started
    guard let started = unsafe started else {
      return close(PostgresError(.unavailable, "no memory for a connection"))
    }
    // Notices would be written to standard error.
    _ = unsafe PQsetNoticeReceiver(started, { _, _ in }, nil)
    guard unsafe PQstatus(started) != CONNECTION_BAD else {
      return close(PostgresError(.configurationInvalid, ownMessage))
    }
    timer = loop.schedule(self, at: .now() + configuration.connectTimeout)
    // libpq says so: before the first poll, as if it had asked to write.
    register(.write)
  }

  func poll() {
    guard let connection = unsafe connection else { return }
    // It may close its socket, which must not be ours any more then.
    deregister()
    switch unsafe PQconnectPoll(connection) {
    case PGRES_POLLING_READING: register(.read)
    case PGRES_POLLING_WRITING: register(.write)
    case PGRES_POLLING_OK: open()
    default: close(PostgresError(.unavailable, ownMessage))
    }
  }

  private func open() {
    guard let connection = unsafe connection else { return }
    guard unsafe PQsetnonblocking(connection, 1) == 0, unsafe PQenterPipelineMode(connection) == 1 else {
      return close(PostgresError(.unavailable, ownMessage))
    }
    if let timer { loop.cancel(timer) }
    timer = nil
    (phase, wasOpen) = (.open, true)
    register(.read)
    if phase == .open { delegate?.connectionOpened(self) }
  }
}

/// Texts as C takes them.
enum CStrings {
  /// Lends pointers to the texts, and a null after them.
  static func lend<Value>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
  ) -> Value {
    let bytes = texts.map { Array($0.utf8CString) }
    let flat = bytes.flatMap { $0 }
    return unsafe flat.withUnsafeBufferPointer { flat in
      var pointers: [UnsafePointer<CChar>?] = unsafe []
      var offset = 0
      for text in bytes {
        // Within the bytes, which hold each text with its zero.
        unsafe pointers.append(flat.baseAddress?.advanced(by: offset))
        offset += text.count
      }
      unsafe pointers.append(nil)
      return unsafe pointers.withUnsafeBufferPointer { pointers in
        guard let start = pointers.baseAddress else { preconditionFailure("it holds the null at least") }
        return unsafe body(start)
      }
    }
  }
}
