import CUnixODBC

/// The memory a statement's parameters are read from. Drivers keep the addresses from binding to execution,
/// so it is allocated for the statement's life and never an array's.
final class ParameterBlock {
    private struct Slot {
        let type: ParameterType
        var bytes: UnsafeMutableRawPointer
        var capacity: Int
    }

    let count: Int
    private let slots: UnsafeMutablePointer<Slot>
    private let outputs: [Int]
    private let indicators: UnsafeMutablePointer<SQLLEN>

    init(_ types: [ParameterType]) {
        count = types.count
        slots = .allocate(capacity: max(1, count))
        for (index, type) in types.enumerated() {
            let bytes = UnsafeMutableRawPointer.allocate(byteCount: type.capacity, alignment: 8)
            (slots + index).initialize(to: Slot(type: type, bytes: bytes, capacity: type.capacity))
        }
        outputs = types.indices.filter { types[$0].isOutput }
        indicators = .allocate(capacity: max(1, types.count))
        indicators.initialize(repeating: SQLLEN(SQL_NULL_DATA), count: max(1, types.count))
    }

    deinit {
        for index in 0..<count { slots[index].bytes.deallocate() }
        slots.deallocate()
        indicators.deallocate()
    }

    func type(at index: Int) -> ParameterType {
        precondition(0..<count ~= index, "no parameter \(index)")
        return slots[index].type
    }

    func setNull(at index: Int) {
        precondition(0..<count ~= index, "no parameter \(index)")
        indicators[index] = SQLLEN(SQL_NULL_DATA)
    }

    func set<Value: BitwiseCopyable>(_ value: Value, at index: Int) {
        slots[index].bytes.storeBytes(of: value, as: Value.self)
        indicators[index] = MemoryLayout<Value>.size
    }

    /// Answers whether the slot has moved, so that it must be bound again.
    func set(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let moves = text.count >= slots[index].capacity
        if moves {
            slots[index].bytes.deallocate()
            slots[index].capacity = (text.count + 1) * 2
            slots[index].bytes = .allocate(byteCount: slots[index].capacity, alignment: 8)
        }
        let bytes = slots[index].bytes
        if let start = text.baseAddress { bytes.copyMemory(from: start, byteCount: text.count) }
        bytes.storeBytes(of: 0, toByteOffset: text.count, as: UInt8.self)
        indicators[index] = text.count
        return moves
    }

    func bind(_ index: Int, to statement: borrowing Handle) -> SQLRETURN {
        let slot = slots[index]
        let direction = SQLSMALLINT(slot.type.isOutput ? SQL_PARAM_OUTPUT : SQL_PARAM_INPUT)
        return SQLBindParameter(
            statement.raw, SQLUSMALLINT(index + 1), direction, slot.type.code, slot.type.sqlType,
            SQLULEN(slot.type.limit ?? 0), 0, slot.bytes, slot.capacity, indicators + index)
    }
}

// Outputs.
extension ParameterBlock {
    var hasOutputs: Bool { !outputs.isEmpty }

    /// Wipes what the execution before has left and gives every length the value that the driver wants.
    func presetOutputs(for profile: DriverProfile) {
        for index in outputs {
            slots[index].bytes.initializeMemory(as: UInt8.self, repeating: 0, count: slots[index].capacity)
            indicators[index] = profile.outputPreset
        }
    }

    /// An output as the driver left it.
    enum Output {
        case null
        case integer(Int32)
        case text(UnsafeRawBufferPointer)
        /// Text longer than declared, as far as there was room for it.
        case cut(UnsafeRawBufferPointer)
    }

    /// Shows the outputs in the order of their markers.
    func readOutputs<Value>(_ read: (Output) -> Value) -> [Value] {
        outputs.map { index in
            let slot = slots[index]
            let length = indicators[index]
            if length == SQL_NULL_DATA { return read(.null) }
            guard slot.type.limit != nil else { return read(.integer(slot.bytes.load(as: Int32.self))) }
            // A negative length stands for "unknown, longer than the place".
            guard 0..<slot.capacity ~= length else {
                // The place was wiped, so its text ends where the driver stopped.
                let place = UnsafeRawBufferPointer(start: slot.bytes, count: slot.capacity)
                return read(.cut(UnsafeRawBufferPointer(rebasing: place.prefix { $0 != 0 })))
            }
            return read(.text(UnsafeRawBufferPointer(start: slot.bytes, count: length)))
        }
    }
}

extension ParameterType {
    /// Nil for numbers, which have one size.
    fileprivate var limit: Int? {
        switch self {
        case .text(let limit), .wideText(let limit), .output(let limit): limit
        case .integer, .real, .integerOutput: nil
        }
    }

    /// The bytes of a slot. Three for every UTF-16 unit of text and a NUL; of an input only so much as
    /// telephone numbers take, for longer text makes the slot grow.
    fileprivate var capacity: Int {
        switch self {
        case .text(let limit), .wideText(let limit): min(limit * 3, 255) + 1
        case .integer, .real, .integerOutput: 8
        case .output(let limit): limit * 3 + 1
        }
    }

    fileprivate var code: SQLSMALLINT {
        switch self {
        case .text, .wideText, .output: SQLSMALLINT(SQL_C_CHAR)
        case .integer: ODBC_C_SBIGINT
        case .integerOutput: ODBC_C_SLONG
        case .real: SQLSMALLINT(SQL_C_DOUBLE)
        }
    }

    /// SQL Server's VARCHAR ends at 8,000 bytes and its NVARCHAR at 4,000 units.
    fileprivate var sqlType: SQLSMALLINT {
        switch self {
        case .text(let limit): SQLSMALLINT(limit > 8000 ? SQL_LONGVARCHAR : SQL_VARCHAR)
        case .wideText(let limit), .output(let limit): SQLSMALLINT(limit > 4000 ? SQL_WLONGVARCHAR : SQL_WVARCHAR)
        case .integer: SQLSMALLINT(SQL_BIGINT)
        case .integerOutput: SQLSMALLINT(SQL_INTEGER)
        case .real: SQLSMALLINT(SQL_DOUBLE)
        }
    }
}
