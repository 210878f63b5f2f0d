import CUnixODBC

/// The memory a statement's parameters are read from. Drivers keep the addresses from binding to execution,
/// so it is allocated for the statement's life and never an array's.
struct ParameterBlock: ~Copyable {
    private struct Slot {
        let type: ParameterType
        var bytes: UnsafeMutableRawPointer
        var capacity: Int
    }

    private var slots: [Slot]
    private let indicators: UnsafeMutablePointer<SQLLEN>

    init(_ types: [ParameterType]) {
        slots = types.map { type in
            // Three bytes for every UTF-16 unit and a NUL; longer text makes the slot grow.
            let capacity = type.limit.map { min($0 * 3, 255) + 1 } ?? 8
            return Slot(
                type: type, bytes: .allocate(byteCount: capacity, alignment: 8), capacity: capacity)
        }
        indicators = .allocate(capacity: max(1, types.count))
        indicators.initialize(repeating: SQLLEN(SQL_NULL_DATA), count: max(1, types.count))
    }

    deinit {
        for slot in slots { slot.bytes.deallocate() }
        indicators.deallocate()
    }

    var count: Int { slots.count }

    func type(at index: Int) -> ParameterType { slots[index].type }

    func setNull(at index: Int) {
        precondition(slots.indices.contains(index), "no parameter \(index)")
        indicators[index] = SQLLEN(SQL_NULL_DATA)
    }

    func set<Value: BitwiseCopyable>(_ value: Value, at index: Int) {
        slots[index].bytes.storeBytes(of: value, as: Value.self)
        indicators[index] = MemoryLayout<Value>.size
    }

    /// Answers whether the slot has moved, so that it must be bound again.
    mutating func set(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
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
        return SQLBindParameter(
            statement.raw, SQLUSMALLINT(index + 1), SQLSMALLINT(SQL_PARAM_INPUT), slot.type.code, slot.type.sqlType,
            SQLULEN(slot.type.limit ?? 0), 0, slot.bytes, slot.capacity, indicators + index)
    }
}

extension ParameterType {
    /// Nil for numbers, which have one size.
    fileprivate var limit: Int? {
        switch self {
        case .text(let limit), .wideText(let limit): limit
        case .integer, .real: nil
        }
    }

    fileprivate var code: SQLSMALLINT {
        switch self {
        case .text, .wideText: SQLSMALLINT(SQL_C_CHAR)
        case .integer: ODBC_C_SBIGINT
        case .real: SQLSMALLINT(SQL_C_DOUBLE)
        }
    }

    /// SQL Server's VARCHAR ends at 8,000 bytes and its NVARCHAR at 4,000 units.
    fileprivate var sqlType: SQLSMALLINT {
        switch self {
        case .text(let limit): SQLSMALLINT(limit > 8000 ? SQL_LONGVARCHAR : SQL_VARCHAR)
        case .wideText(let limit): SQLSMALLINT(limit > 4000 ? SQL_WLONGVARCHAR : SQL_WVARCHAR)
        case .integer: SQLSMALLINT(SQL_BIGINT)
        case .real: SQLSMALLINT(SQL_DOUBLE)
        }
    }
}
