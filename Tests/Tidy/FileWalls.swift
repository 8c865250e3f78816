/// How files are called and how large they are.
enum FileWalls {
  static let linesMax = 500
  /// It is looked up by its layers, not read.
  static let manifestLinesMax = 700
  static let columnsMax = 110
  /// Shorter files need no signposts.
  static let markLinesMin = 150

  static let all = [spaces, fileNames, length, columns, marks]

  private static let spaces = Wall("no path has a space") { file in
    file.path.contains(" ") ? [Finding(file.path, 1, "the path has a space", "join the words")] : []
  }

  private static let fileNames = Wall("files are called by what they hold") { file in
    guard file.isHandWritten else { return [] }
    return file.path.split(separator: "/").compactMap { part in
      let words = part.split(separator: ".").first.map { String($0).camelWords } ?? []
      guard let word = words.first(where: SwiftWalls.bannedWords.contains) else { return nil }
      return Finding(file.path, 1, "\(word) says nothing about \(part)", "name it by what it holds")
    }
  }

  private static let length = Wall("a file can be read at a sitting") { file in
    let most = file.path == "Package.swift" ? manifestLinesMax : linesMax
    guard file.isSwift, file.isHandWritten, file.lines.count > most else { return [] }
    return [Finding(file.path, most + 1, "has \(file.lines.count) lines, the limit is \(most)", "split it")]
  }

  /// A row of data in a test is read as one, however long.
  private static let columns = Wall("a line fits beside another file") { file in
    guard file.isSwift, file.isHandWritten else { return [] }
    return file.lines.enumerated().compactMap { index, line in
      let isData = file.isIn("Tests") && !file.literals[index].allSatisfy { $0 == " " }
      guard line.count > columnsMax, !isData else { return nil }
      return Finding(
        file.path, index + 1, "has \(line.count) columns, the limit is \(columnsMax)",
        "break it, or run tools/format")
    }
  }

  /// The manifest is read by its layers and may mark them.
  private static let marks = Wall("short files have no signposts") { file in
    guard file.isSwift, file.isHandWritten, file.lines.count < markLinesMin, file.path != "Package.swift"
    else { return [] }
    return file.comments.enumerated().filter { $0.element.contains("// MARK:") }.map { index, _ in
      Finding(file.path, index + 1, "MARK in a file of \(file.lines.count) lines", "take it away")
    }
  }
}
