import NIOCore

extension ByteBuffer {
    /// Writes a request with its length.
    mutating func write(_ request: ClientRequest, to url: HTTPURL) {
        reserveCapacity(minimumWritableBytes: 256 + request.headers.bytes.count + request.body.count)
        writeString("\(request.method) \(url.path) HTTP/1.1\r\nHost: \(url.authority)\r\n")
        write(request.headers)
        if !request.body.isEmpty || request.method == .post || request.method == .put {
            writeStaticString("Content-Length: ")
            write(decimal: request.body.count)
            writeStaticString("\r\n")
        }
        writeStaticString("\r\n")
        writeBytes(request.body)
    }
}
