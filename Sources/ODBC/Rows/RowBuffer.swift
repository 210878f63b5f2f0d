import CUnixODBC
import Glibc

/// The memory a statement's rows are fetched into: one block, a place in it for every column.
final class RowBuffer {
    /// Where a column lies in the block.
    struct Place {
        var start: Int
        /// The bytes of a value that can be there: the room without the NUL that ends text.
        var limit: Int
        let family: Column.Family

        /// The bytes that the driver may write.
        var room: Int { family == .binary ? limit : limit + 1 }
    }

    let reading: Statement.Reading
    let codec: TextCodec?
    private(set) var columns: [Column] = []
    /// The number of columns.
    private(set) var width = 0
    /// Goes up whenever there may be other columns.
    private(set) var layout = 0
    private var block: UnsafeMutableRawPointer
    private var size: Int
    private var indicators: UnsafeMutablePointer<SQLLEN>
    private var places: UnsafeMutablePointer<Place>

    /// What the longest number takes as text, filled up with zeros or not.
    private static let roomOfNumbers = 320

    init(_ reading: Statement.Reading, codec: TextCodec?) {
        if case .bound(let capacity) = reading { precondition(capacity > 4, "no room for a character and its NUL") }
        self.reading = reading
        self.codec = codec
        size = 0
        block = .allocate(byteCount: 1, alignment: 16)
        indicators = .allocate(capacity: 1)
        places = .allocate(capacity: 1)
    }

    deinit { free() }

    private func free() {
        block.deallocate()
        indicators.deallocate()
        places.deallocate()
    }

    var row: Row { Row(self, block: block, indicators: indicators, places: places) }

    /// Makes room for rows of `columns`. The driver must have let go of the former places.
    func layOut(_ columns: [Column]) {
        free()
        if columns != self.columns { layout += 1 }
        self.columns = columns
        width = columns.count
        indicators = .allocate(capacity: columns.count)
        places = .allocate(capacity: columns.count)
        switch reading {
        case .bound(let capacity):
            size = 0
            for (index, column) in columns.enumerated() {
                // Drivers fill a place up to its end, so one for a number is no larger than it needs to be.
                let room = column.family.isNumber ? min(capacity, Self.roomOfNumbers) : capacity
                let limit = column.family == .binary ? room : room - 1
                (places + index).initialize(to: Place(start: size, limit: limit, family: column.family))
                size += (room + 15) & ~15
            }
        case .whole:
            size = 4096
            for (index, column) in columns.enumerated() {
                (places + index).initialize(to: Place(start: 0, limit: 0, family: column.family))
            }
        }
        block = .allocate(byteCount: size, alignment: 16)
        block.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        indicators.initialize(repeating: SQLLEN(SQL_NULL_DATA), count: columns.count)
    }

    /// Makes every column NULL and wipes what the row before left of it: a driver that gives a length and no value must
    /// not show another caller's.
    func clear() {
        if case .bound = reading {
            for index in 0..<width where indicators[index] != SQLLEN(SQL_NULL_DATA) {
                let place = places[index]
                // Any other negative length stands for "unknown, longer than the place".
                let count = 0..<place.room ~= indicators[index] ? indicators[index] : place.room
                (block + place.start).initializeMemory(as: UInt8.self, repeating: 0, count: count)
            }
        }
        indicators.initialize(repeating: SQLLEN(SQL_NULL_DATA), count: width)
    }

    /// Has each column fetched into its place.
    func bind(to statement: borrowing Handle) -> SQLRETURN {
        guard case .bound = reading else { return SQLRETURN(SQL_SUCCESS) }
        for (index, column) in columns.enumerated() {
            let code = SQLBindCol(
                statement.raw, SQLUSMALLINT(index + 1), column.code, block + places[index].start,
                places[index].room, indicators + index)
            guard code.isSuccess else { return code }
        }
        return SQLRETURN(SQL_SUCCESS)
    }

    /// Reads the values of the row the cursor stands on, one behind the other.
    func readWhole(from statement: borrowing Handle) -> SQLRETURN {
        var end = 0
        for index in columns.indices {
            places[index].start = end
            let code = readColumn(index, from: statement, &end)
            guard code.isSuccess else { return code }
            places[index].limit = end - places[index].start
        }
        return SQLRETURN(SQL_SUCCESS)
    }

    private func readColumn(_ index: Int, from statement: borrowing Handle, _ end: inout Int) -> SQLRETURN {
        let start = end
        let terminator = columns[index].family == .binary ? 0 : 1
        var expected = 1024
        while true {
            reserve(expected + terminator, from: end)
            let room = size - end
            // A driver that claims more than it writes must not show what was here before.
            (block + end).initializeMemory(as: UInt8.self, repeating: 0, count: room)
            var rest: SQLLEN = 0
            let code = SQLGetData(
                statement.raw, SQLUSMALLINT(index + 1), columns[index].code, block + end, room, &rest)
            if code.isNoData {
                // The piece before was the last, and the driver had not known.
                indicators[index] = end - start
                return SQLRETURN(SQL_SUCCESS)
            }
            guard code.isSuccess else { return code }
            if rest == SQL_NULL_DATA {
                indicators[index] = rest
                return code
            }
            guard rest < 0 || rest > room - terminator else {
                end += rest
                indicators[index] = end - start
                return code
            }
            let limit = room - terminator
            if code == SQLRETURN(SQL_SUCCESS), terminator > 0, let nul = memchr(block + end, 0, limit) {
                // Everything was delivered, says the code, and the text ends before its place does: the length lies.
                end += UnsafeRawPointer(nul) - UnsafeRawPointer(block + end)
                indicators[index] = end - start
                return code
            }
            end += limit
            // At most doubled, for nobody has seen yet that so much will come.
            expected = rest < 0 ? size : min(rest - limit, size)
        }
    }

    private func reserve(_ room: Int, from end: Int) {
        guard size - end < room else { return }
        let grown = max(size * 2, end + room)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: grown, alignment: 16)
        larger.copyMemory(from: block, byteCount: end)
        block.deallocate()
        block = larger
        size = grown
    }
}

extension Column {
    fileprivate var code: SQLSMALLINT { SQLSMALLINT(family == .binary ? SQL_C_BINARY : SQL_C_CHAR) }
}
