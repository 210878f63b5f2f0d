import Foundation
import Glibc
import ODBC
import Synchronization

/// A server that speaks just enough of TDS 7.4, by Microsoft's MS-TDS, to let a client log in and call a
/// procedure with two integer outputs and a text output. What it answers depends on a word among the
/// parameters.
///
/// It proves what a driver makes of the protocol; it is no SQL Server.
final class TDSResponder: Sendable {
    /// The words, each one an answer of its own.
    enum Word: String, CaseIterable {
        case found, absent, noisy, refused, lengthy, silent
    }

    let port: UInt16
    private let listener: Int32
    private let clients = Mutex<[Int32]>([])

    static var isUsable: Bool {
        ((try? Environment.open().drivers()) ?? []).contains { $0.name == "FreeTDS" }
    }

    init() throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isListening = withUnsafeMutableBytes(of: &address) { bytes in
            let name = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
            return bind(listener, name, length) == 0 && listen(listener, 8) == 0
                && getsockname(listener, name, &length) == 0
        }
        guard isListening else { throw CocoaError(.fileReadUnknown) }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [weak self] in
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0, let self else { return }
                clients.withLock { $0.append(client) }
                Thread.detachNewThread { Self.serve(client) }
            }
        }
    }

    deinit {
        // Those who wait in accept and recv return; the numbers are not closed under them.
        shutdown(listener, Int32(SHUT_RDWR))
        clients.withLock { $0.forEach { shutdown($0, Int32(SHUT_RDWR)) } }
    }

    var connectionString: String {
        "Driver={FreeTDS};Server=127.0.0.1;Port=\(port);Database=d;UID=u;PWD=p;TDS_Version=7.4;ClientCharset=UTF-8"
    }

    private static func serve(_ client: Int32) {
        while let packet = receive(from: client) {
            switch packet.type {
            case 0x12: send(preLogin, to: client)
            case 0x10: send(loginAcknowledgement, to: client)
            case 0x03: send(answer(to: packet.body), to: client)
            // An interruption is acknowledged by a status of its own.
            case 0x06: send(done(0xFD, status: 0x20), to: client)
            default: send(done(0xFD, status: 0), to: client)
            }
        }
    }

    private static func answer(to call: [UInt8]) -> [UInt8] {
        let text = String(decoding: call, as: UTF8.self)
        let status: [UInt8] = [0x79, 0, 0, 0, 0]
        switch Word.allCases.first(where: { text.contains($0.rawValue) }) {
        case .found: return status + outputs(8, 2, "VIP שלום 📞") + done(0xFE, status: 0)
        case .absent: return status + outputs(nil, nil, nil) + done(0xFE, status: 0)
        case .lengthy: return status + outputs(1, 1, String(repeating: "ש", count: 100)) + done(0xFE, status: 0)
        case .noisy:
            let columns: [UInt8] = [0x81, 1, 0, 0, 0, 0, 0, 9, 0] + textType + name("noise")
            let row = [0xD1] + text16("row")
            return columns + row + done(0xFF, status: 0x11) + status + outputs(8, 2, "VIP") + done(0xFE, status: 0)
        case .refused: return error(50001, "no route for this caller") + status + done(0xFE, status: 2)
        case .silent: return []
        // Releasing a prepared statement and whatever else the driver calls by itself.
        case nil: return status + done(0xFE, status: 0)
        }
    }
}

// The tokens.
extension TDSResponder {
    private static let collation: [UInt8] = [9, 4, 0xD0, 0, 0x34]
    private static let textType: [UInt8] = [0xE7, 0x90, 0x01] + collation
    private static let integerType: [UInt8] = [0x26, 4]

    /// Version 16, no encryption.
    private static let preLogin: [UInt8] =
        [0, 0, 16, 0, 6, 1, 0, 22, 0, 1, 4, 0, 23, 0, 1, 0xFF] + [16, 0, 4, 0, 0, 0] + [2] + [0]

    private static let loginAcknowledgement: [UInt8] = {
        let product = [1, 0x74, 0, 0, 4] + name("Microsoft SQL Server") + [16, 0, 4, 0]
        let size = [4] + name("4096") + name("4096")
        return token(0xE3, size) + token(0xE3, [7, 5] + collation + [0]) + token(0xAD, product) + done(0xFD, status: 0)
    }()

    private static func outputs(_ first: Int32?, _ second: Int32?, _ third: String?) -> [UInt8] {
        let integers = [first, second].enumerated().flatMap { index, value -> [UInt8] in
            let bytes: [UInt8] = value.map { [4] + littleEndian($0) } ?? [0]
            return returned(index + 3) + integerType + bytes
        }
        return integers + returned(5) + textType + (third.map(text16) ?? [0xFF, 0xFF])
    }

    private static func returned(_ ordinal: Int) -> [UInt8] {
        [0xAC] + littleEndian(UInt16(ordinal)) + name("") + [1, 0, 0, 0, 0, 0, 0]
    }

    private static func error(_ number: Int32, _ message: String) -> [UInt8] {
        let words = littleEndian(UInt16(message.utf16.count)) + Array(text16(message).dropFirst(2))
        return token(0xAA, littleEndian(number) + [1, 16] + words + name("server") + name("") + [1, 0, 0, 0])
    }

    private static func done(_ kind: UInt8, status: UInt8) -> [UInt8] {
        [kind, status] + [UInt8](repeating: 0, count: 11)
    }

    private static func token(_ kind: UInt8, _ body: [UInt8]) -> [UInt8] {
        [kind] + littleEndian(UInt16(body.count)) + body
    }

    /// UTF-16 behind its count of units.
    private static func name(_ text: String) -> [UInt8] {
        [UInt8(text.utf16.count)] + text.utf16.flatMap { littleEndian($0) }
    }

    /// UTF-16 behind its count of bytes.
    private static func text16(_ text: String) -> [UInt8] {
        littleEndian(UInt16(text.utf16.count * 2)) + text.utf16.flatMap { littleEndian($0) }
    }

    private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
}

// The packets.
extension TDSResponder {
    /// A message, put together from its packets.
    private static func receive(from client: Int32) -> (type: UInt8, body: [UInt8])? {
        var body: [UInt8] = []
        while let header = bytes(8, from: client),
            let part = bytes(Int(header[2]) << 8 + Int(header[3]) - 8, from: client)
        {
            body += part
            if header[1] & 1 == 1 { return (header[0], body) }
        }
        return nil
    }

    private static func bytes(_ count: Int, from client: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let received = bytes.withUnsafeMutableBytes {
                recv(client, $0.baseAddress.map { $0 + filled }, count - filled, 0)
            }
            guard received > 0 else { return nil }
            filled += received
        }
        return bytes
    }

    private static func send(_ tokens: [UInt8], to client: Int32) {
        guard !tokens.isEmpty else { return }
        let length = UInt16(tokens.count + 8)
        let packet = [4, 1, UInt8(length >> 8), UInt8(length & 0xFF), 0, 0, 1, 0] + tokens
        _ = packet.withUnsafeBytes { Glibc.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }
}
