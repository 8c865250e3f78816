import MusterRPC
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `Published API` {
  @Test func `has the services that were agreed`() {
    let published = ServiceInfo.all.map(\.name).filter { !$0.contains("torture") }
    #expect(published.sorted() == PublishedAPI.rpcs.keys.sorted())
  }

  @Test(arguments: PublishedAPI.rpcs.keys.sorted())
  func `has the RPCs that were agreed`(_ service: String) {
    let agreed = PublishedAPI.rpcs[service, default: ""]
      .split(whereSeparator: \.isWhitespace).map(String.init)
    let there = ServiceInfo.methods.filter { $0.service == service }.map(\.name)
    #expect(Set(agreed).subtracting(there) == [], "agreed and not there")
    #expect(Set(there).subtracting(agreed) == [], "there and not agreed")
    #expect(there.count == agreed.count)
  }

  @Test func `streams where it was agreed`() {
    for method in ServiceInfo.methods where !method.service.contains("torture") {
      #expect(method.shape == PublishedAPI.streams[method.name, default: .unary], "\(method.path)")
    }
  }

  @Test func `is open without credentials where it was agreed and nowhere else`() {
    let open = ServiceInfo.methods.filter { $0.access == .anyone && !$0.service.contains("torture") }
    #expect(Set(open.map(\.name)) == PublishedAPI.open)
  }
}

@Suite struct `Every RPC` {
  @Test func `has a path of its own`() {
    let paths = ServiceInfo.methods.map(\.path)
    #expect(paths.count == Set(paths).count)
    #expect(paths.allSatisfy { $0.hasPrefix("/muster.") })
  }

  @Test func `has a command of its own`() {
    var owners: [String: String] = [:]
    for method in ServiceInfo.methods where !method.service.contains("torture") {
      guard let command = method.command else {
        Issue.record("\(method.path) has no command")
        continue
      }
      #expect(!command.noun.isEmpty && !command.verb.isEmpty, "\(method.path)")
      let other = owners.updateValue(method.path, forKey: "\(command.noun) \(command.verb)")
      #expect(other == nil, "\(method.path) has the command of \(other ?? "")")
    }
  }

  @Test func `needs a permission that its own service declares`() {
    for service in ServiceInfo.all {
      let declared = Set(service.permissions.map(\.name))
      for method in service.methods {
        for permission in method.access.permissions {
          #expect(declared.contains(permission), "\(method.path) needs \(permission)")
        }
      }
    }
  }

  @Test func `needs a platform permission for the platform's rows alone`() {
    let roles = Dictionary(
      ServiceInfo.all.flatMap(\.permissions).map { ($0.name, $0.leastRole) }
    ) { first, _ in first }
    for method in ServiceInfo.methods {
      switch method.access {
      case .anyone, .anyCaller: break
      case .tenant(let permission): #expect(roles[permission] != .platform, "\(method.path)")
      case .platform(let permission): #expect(roles[permission] == .platform, "\(method.path)")
      case .tenantOrPlatform(let permission, let platform):
        #expect(roles[permission] != .platform, "\(method.path)")
        #expect(roles[platform] == .platform, "\(method.path)")
      }
    }
  }

  @Test func `takes and gives messages of its own name`() {
    for service in ServiceInfo.all {
      for method in service.methods {
        let package = service.name.split(separator: ".").dropLast().joined(separator: ".")
        #expect(method.input == "\(package).\(method.name)Request")
        #expect(method.output == "\(package).\(method.name)Response")
        #expect(service.schema(method.input) != nil, "\(method.input)")
        #expect(service.schema(method.output) != nil, "\(method.output)")
      }
    }
  }

  @Test func `of a tenant begins its request with the tenant's id`() throws {
    for service in ServiceInfo.all {
      for method in service.methods where method.access.isTenants {
        var request = try #require(service.schema(method.input), "\(method.input)")
        // A client's stream says it in its header.
        if method.shape == .clientStream || method.shape == .bidirectional {
          let header = try #require(request.fields.first { $0.name == "header" }, "\(method.path)")
          request = try #require(service.schema(header.typeName), "\(method.path)")
        }
        #expect(request.fields.first?.name == "tenant_id", "\(method.path)")
        #expect(request.fields.first?.number == 1, "\(method.path)")
        #expect(request.fields.first?.kind == .string, "\(method.path)")
      }
    }
  }

  @Test func `that gets or lists changes nothing`() {
    for method in ServiceInfo.methods {
      if ["Get", "List", "Watch", "Export", "BatchGet"].contains(where: method.name.hasPrefix) {
        #expect(method.effect != .write, "\(method.path)")
      }
      if ["Create", "Update", "Delete", "Undelete"].contains(where: method.name.hasPrefix) {
        #expect(method.effect == .write, "\(method.path)")
      }
    }
  }

  @Test func `that streams is no bounded read`() {
    for method in ServiceInfo.methods where method.shape != .unary {
      #expect(method.effect != .readBounded, "\(method.path)")
    }
  }

  @Test func `that pages does it in the one form`() throws {
    for service in ServiceInfo.all {
      for method in service.methods where method.shape == .unary {
        let request = try #require(service.schema(method.input), "\(method.input)")
        let response = try #require(service.schema(method.output), "\(method.output)")
        let pages = request.fields.contains { $0.name == "page_size" }
        #expect(request.fields.contains { $0.name == "page_token" } == pages, "\(method.path)")
        #expect(response.fields.contains { $0.name == "next_page_token" } == pages, "\(method.path)")
      }
    }
  }
}

@Suite struct `Every permission` {
  @Test func `is declared once`() {
    let names = ServiceInfo.all.flatMap(\.permissions).map(\.name)
    #expect(Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted() == [])
  }

  @Test func `has a name of area and verb, and a sentence`() {
    for permission in ServiceInfo.all.flatMap(\.permissions) {
      #expect(permission.name.split(separator: ".").count == 2, "\(permission.name)")
      #expect(permission.description.hasSuffix("."), "\(permission.name)")
    }
  }
}

@Suite struct `Every error reason` {
  @Test(arguments: TypeV1.ErrorReason.allKnown.filter { $0.rawValue != 0 })
  func `has a status that says it failed`(_ reason: TypeV1.ErrorReason) {
    let status = StatusCode(rawValue: reason.status)
    #expect(status != nil && status != .ok && status != .unknown, "\(reason.name ?? "")")
  }

  @Test(
    arguments: [
      .fieldsInvalid([]), .requestRefused(WireError(.truncated, "")),
      .requestRefused(WireError(.tooLarge, "")), .responseUnreadable(WireError(.truncated, "")),
      .methodUnknown(""), .callCancelled, .deadlinePassed,
    ] as [RPCError])
  func `of the runtime is the contract's, with its status`(_ error: RPCError) throws {
    let reason = try #require(
      TypeV1.ErrorReason.allKnown.first { $0.name == "ERROR_REASON_\(error.reason)" },
      "\(error.reason)")
    #expect(error.code.rawValue == reason.status, "\(error.reason)")
  }
}

extension Access {
  fileprivate var permissions: [String] {
    switch self {
    case .anyone, .anyCaller: []
    case .tenant(let permission), .platform(let permission): [permission]
    case .tenantOrPlatform(let permission, let platform): [permission, platform]
    }
  }

  fileprivate var isTenants: Bool {
    switch self {
    case .anyone, .anyCaller, .platform: false
    case .tenant, .tenantOrPlatform: true
    }
  }
}
