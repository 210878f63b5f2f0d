extension Function {
    /// Internet addresses and blocks of them.
    static let network: [Function] = [
        Function("isIP", [.function(.string, to: .bool)]) { arguments throws(EvaluationError.Kind) in
            let text = try arguments.string(0)
            return .bool((try? IPAddress(parsing: text)) != nil)
        },
        Function("isCIDR", [.function(.string, to: .bool)]) { arguments throws(EvaluationError.Kind) in
            let text = try arguments.string(0)
            return .bool((try? IPNetwork(parsing: text)) != nil)
        },
        Function("ip", [.function(.string, to: .address), .method(.network, to: .address)]) {
            arguments throws(EvaluationError.Kind) in
            if case .network(let block) = arguments[0] { return .address(block.address) }
            return try .address(arguments.address(arguments.string(0)))
        },
        Function("cidr", [.function(.string, to: .network)]) { arguments throws(EvaluationError.Kind) in
            try .network(arguments.network(arguments.string(0)))
        },
        Function("ip.isCanonical", [.function(.string, to: .bool)]) { arguments throws(EvaluationError.Kind) in
            let text = try arguments.string(0)
            return try .bool(arguments.address(text).description == text)
        },
        Function("family", [.method(.address, to: .int)]) { arguments throws(EvaluationError.Kind) in
            try .int(Int64(arguments.address(0).family))
        },
        test("isUnspecified") { $0.isUnspecified },
        test("isLoopback") { $0.isLoopback },
        test("isGlobalUnicast") { $0.isGlobalUnicast },
        test("isLinkLocalMulticast") { $0.isLinkLocalMulticast },
        test("isLinkLocalUnicast") { $0.isLinkLocalUnicast },
        Function("containsIP", [.method(.network, .address, to: .bool), .method(.network, .string, to: .bool)]) {
            arguments throws(EvaluationError.Kind) in
            let block = try arguments.network(0)
            if case .address(let member) = arguments[1] { return .bool(block.contains(member)) }
            return try .bool(block.contains(arguments.address(arguments.string(1))))
        },
        Function("containsCIDR", [.method(.network, .network, to: .bool), .method(.network, .string, to: .bool)]) {
            arguments throws(EvaluationError.Kind) in
            let block = try arguments.network(0)
            if case .network(let member) = arguments[1] { return .bool(block.contains(member)) }
            return try .bool(block.contains(arguments.network(arguments.string(1))))
        },
        Function("masked", [.method(.network, to: .network)]) { arguments throws(EvaluationError.Kind) in
            try .network(arguments.network(0).masked)
        },
        Function("prefixLength", [.method(.network, to: .int)]) { arguments throws(EvaluationError.Kind) in
            try .int(Int64(arguments.network(0).prefixLength))
        },
    ]

    private static func test(_ name: String, _ holds: @escaping @Sendable (IPAddress) -> Bool) -> Function {
        Function(name, [.method(.address, to: .bool)]) { arguments throws(EvaluationError.Kind) in
            try .bool(holds(arguments.address(0)))
        }
    }
}

extension Arguments {
    fileprivate func address(_ index: Int) throws(EvaluationError.Kind) -> IPAddress {
        guard case .address(let address) = self[index] else { throw noOverload }
        return address
    }

    fileprivate func network(_ index: Int) throws(EvaluationError.Kind) -> IPNetwork {
        guard case .network(let network) = self[index] else { throw noOverload }
        return network
    }

    fileprivate func address(_ text: String) throws(EvaluationError.Kind) -> IPAddress {
        do throws(IPAddress.ParseError) {
            return try IPAddress(parsing: text)
        } catch {
            throw .badText(text, type: "net.IP")
        }
    }

    fileprivate func network(_ text: String) throws(EvaluationError.Kind) -> IPNetwork {
        do throws(IPAddress.ParseError) {
            return try IPNetwork(parsing: text)
        } catch {
            throw .badText(text, type: "net.CIDR")
        }
    }
}
