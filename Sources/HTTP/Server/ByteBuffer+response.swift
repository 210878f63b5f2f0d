import NIOCore

extension ByteBuffer {
    /// Writes a response: its status line, its fields, and the body unless only its head was asked for.
    mutating func write(_ response: HTTPResponse, isForHead: Bool, isLast: Bool, date: [UInt8]) {
        reserveCapacity(minimumWritableBytes: 256 + response.headers.bytes.count + response.body.count)
        if response.status.code == 200 {
            writeStaticString("HTTP/1.1 200 OK\r\n")
        } else {
            writeString("HTTP/1.1 \(response.status.code) \(response.status.reason)\r\n")
        }
        writeBytes(date)
        write(response.headers)
        // An answer without content has no length either (RFC 9110, 8.6).
        if response.status.code != 204 {
            writeStaticString("Content-Length: ")
            write(decimal: response.body.count)
            writeStaticString("\r\n")
        }
        if isLast { writeStaticString("Connection: close\r\n") }
        writeStaticString("\r\n")
        if !isForHead, response.status.code != 204 { writeBytes(response.body) }
    }

    mutating func write(_ fields: HTTPFields) {
        for entry in fields.entries {
            writeBytes(fields.bytes[entry.name])
            writeStaticString(": ")
            writeBytes(fields.bytes[entry.value])
            writeStaticString("\r\n")
        }
    }

    mutating func write(decimal number: Int) {
        if number >= 10 { write(decimal: number / 10) }
        writeInteger(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }
}
