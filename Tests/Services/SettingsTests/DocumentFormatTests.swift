import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@testable import MusterSettings

@Suite struct `Documents of older versions` {
  /// As if there had been three versions: the second called settings otherwise, the third counts from one.
  private static let format = DocumentFormat(steps: [
    { changed($0, "list", to: "items", 2) }, { changed($0, "items", to: "settings", 3) },
  ])

  private static func changed(_ json: JSONValue, _ name: String, to other: String, _ version: Int)
    -> JSONValue?
  {
    guard let members = json.members, json[name] != nil, json["format_version"]?.integer == Int64(version - 1)
    else {
      return nil
    }
    return .object(
      members.map { member in
        member.name == name
          ? .init(name: other, value: member.value)
          : member.name == "format_version" ? .init(name: member.name, value: .number("\(version)")) : member
      })
  }

  private func document(_ version: Int, _ list: String) -> String {
    #"{"format":"muster.settings","format_version":\#(version),"namespaces":["sending"],"sealing":null,"\#(list)":[{"level":"tenant","subject":"","namespace":"sending","key":"a","value":1}]}"#
  }

  @Test func `are brought up step by step, each from where it is`() throws {
    for (version, list) in [(1, "list"), (2, "items"), (3, "settings")] {
      let (document, found) = try Self.format.read(document(version, list))
      #expect(found == version && document.entries.map(\.key) == ["a"])
    }
    #expect(throws: RPCError.self) { _ = try Self.format.read(document(2, "list")) }
    #expect(throws: RPCError.self) { _ = try Self.format.read(document(4, "settings")) }
  }
}
