import RuleFileProbe

/// No text brings the reader of rule files down, nor the check and the layout of what it takes.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    RuleFileProbe.probe(UnsafeBufferPointer(start: start, count: count))
    return 0
}
