import MusterRPC
import MusterStandardAPI
import MusterWire

/// The answers of one stream. A question that has no answer gets an error of its own; the stream goes on.
struct ReflectionAnswers {
  private typealias V1 = GrpcReflectionV1

  private let services: [String]
  private let index: ProtoIndex
  /// Files that the client has from this stream.
  private var sent: Set<String> = []

  init(services: [String], index: ProtoIndex) {
    self.services = services
    self.index = index
  }

  mutating func answer(
    _ request: GrpcReflectionV1.ServerReflectionRequest
  ) -> GrpcReflectionV1.ServerReflectionResponse {
    var response = V1.ServerReflectionResponse()
    response.validHost = request.host
    response.originalRequest = request
    response.messageResponse = answer(request.messageRequest)
    return response
  }

  private mutating func answer(
    _ question: GrpcReflectionV1.ServerReflectionRequest.MessageRequest?
  ) -> GrpcReflectionV1.ServerReflectionResponse.MessageResponse {
    switch question {
    case .fileByFilename(let name): files(index.file(named: name), "file \(name)")
    case .fileContainingSymbol(let symbol): files(index.file(defining: symbol), "symbol \(symbol)")
    case .fileContainingExtension(let asked):
      files(
        index.file(extending: asked.containingType, by: asked.extensionNumber),
        "extension \(asked.extensionNumber) of \(asked.containingType)")
    case .allExtensionNumbersOfType(let type):
      if let numbers = index.extensionNumbers(of: type) {
        .allExtensionNumbersResponse(
          .with {
            $0.baseTypeName = type
            $0.extensionNumber = numbers
          })
      } else {
        Self.error(.notFound, "this server knows no message \(type)")
      }
    case .listServices:
      .listServicesResponse(.with { $0.service = services.map { name in .with { $0.name = name } } })
    case nil: Self.error(.unimplemented, "the request asks for nothing that this server knows of")
    }
  }

  /// The file, and after it those that it imports, however far, and that the client does not have yet.
  private mutating func files(
    _ file: ProtoIndex.File?, _ what: String
  ) -> GrpcReflectionV1.ServerReflectionResponse.MessageResponse {
    guard let file else { return Self.error(.notFound, "this server knows no \(what)") }
    // The file itself is what was asked for, so it is sent even again.
    sent.insert(file.name)
    var found = [file]
    var place = 0
    while place < found.count {
      for name in found[place].dependencies where !sent.contains(name) {
        guard let next = index.file(named: name) else { continue }
        sent.insert(name)
        found.append(next)
      }
      place += 1
    }
    return .fileDescriptorResponse(.with { $0.fileDescriptorProto = found.map(\.bytes) })
  }

  private static func error(
    _ code: StatusCode, _ message: String
  ) -> GrpcReflectionV1.ServerReflectionResponse.MessageResponse {
    .errorResponse(
      .with {
        $0.errorCode = Int32(code.rawValue)
        $0.errorMessage = message
      })
  }
}
