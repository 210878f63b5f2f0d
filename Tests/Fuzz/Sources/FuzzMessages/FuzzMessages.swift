import CTIPS

/// What holds for every sequence of bytes: it is refused or read, and what is read means the same when expat judges it,
/// and when it is written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let reader = MessageReader()
    guard let received = try? reader.message(bytes) else { return 0 }
    // A comment at the end is legal, and only expat reads comments.
    if let judged = try? reader.message(bytes + Array("<!-- -->".utf8)) {
        precondition(judged == received, "two readings of one message")
    } else {
        // UTF-16 cannot be continued in ASCII; in UTF-8 expat has to agree.
        precondition(bytes.contains(0), "a message that expat refuses")
    }
    guard let again = try? reader.message(received.message.encoded()) else {
        preconditionFailure("a message that cannot be read again")
    }
    // An event of an unknown type is written without the members that only the type has, and is unknown again.
    precondition(again.misread.allSatisfy { $0.member == "xsi:type" }, "a message of which something is lost")
    if case .request(.publishEvent, let record) = received.message { _ = Event(record) }
    // Such an event has all its members only once it has been written as what it is taken for.
    var settled = again
    if !again.misread.isEmpty, let next = try? reader.message(again.message.encoded()) { settled = next }
    precondition((try? reader.message(settled.message.encoded()))?.message == settled.message, "a message that changes")
    return 0
}
