import Glibc
import MusterCore

/// What the process's streams are connected to, and what a person at a terminal types.
package enum Terminal {
  package enum Stream: Int32, Sendable {
    case input, output, errors
  }

  package static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// Columns of the terminal that the stream is; nil when it is none, or does not tell.
  package static func columns(_ stream: Stream) -> Int? {
    var size = winsize()
    // It writes into the structure, which is ours.
    guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
    return size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  package static func lines(_ stream: Stream) -> Int? {
    var size = winsize()
    // As above.
    guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
    return size.ws_row > 0 ? Int(size.ws_row) : nil
  }

  /// What a person types up to the end of the line; nil at the end of input. With `isHidden` the terminal
  /// does not show it.
  package static func answer(to question: String, isHidden: Bool = false) -> String? {
    var settings = termios()
    // The structure is ours, in this call and those below.
    var isQuiet = isHidden
    if isQuiet { isQuiet = unsafe tcgetattr(0, &settings) == 0 }
    if isQuiet {
      var hidden = settings
      hidden.c_lflag &= ~tcflag_t(ECHO)
      unsafe tcsetattr(0, TCSAFLUSH, &hidden)
    }
    // Asked when it is hidden: whoever answers at once is not shown either.
    ByteOutput(.errors).tryWrite(question)
    defer {
      if isQuiet {
        unsafe tcsetattr(0, TCSAFLUSH, &settings)
        ByteOutput(.errors).tryWrite("\n")
      }
    }
    return readLine(strippingNewline: true)
  }

  /// A terminal that a hidden answer was cut short at shows again what is typed.
  package static func showInput() {
    var settings = termios()
    // The structure is ours.
    guard unsafe tcgetattr(0, &settings) == 0 else { return }
    guard settings.c_lflag & tcflag_t(ECHO) == 0 else { return }
    settings.c_lflag |= tcflag_t(ECHO)
    unsafe tcsetattr(0, TCSANOW, &settings)
  }
}
