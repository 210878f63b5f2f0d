/// Gathers a body from its bytes as they come: so many of them, or chunk by chunk.
struct BodyReader {
    private enum Phase {
        case data(left: Int)
        /// The line with the size of a chunk, as far as it has come.
        case size([UInt8])
        case dataEnd(left: Int)
        /// Fields behind the last chunk, which nobody needs; of each line its length, of all the bytes.
        case trailer(line: Int, all: Int)
        case done
    }

    private let framing: BodyFraming
    private let limit: Int
    private var phase: Phase
    private var lastByte: UInt8 = 0
    private(set) var bytes: [UInt8] = []

    init(_ framing: BodyFraming, limit: Int) throws(HTTPRefusal) {
        self.framing = framing
        self.limit = limit
        switch framing {
        case .length(let length):
            guard length <= limit else { throw Self.tooLarge(limit) }
            phase = length == 0 ? .done : .data(left: length)
            // What is only announced is not paid for in advance.
            bytes.reserveCapacity(min(length, 64 << 10))
        case .chunked: phase = .size([])
        case .untilClose: phase = .data(left: .max)
        }
    }

    var isComplete: Bool {
        if case .done = phase { true } else { false }
    }

    /// Takes what belongs to the body, and answers how many bytes that were.
    mutating func take(_ input: UnsafeRawBufferPointer) throws(HTTPRefusal) -> Int {
        var taken = 0
        while taken < input.count, !isComplete {
            switch phase {
            case .data(let left):
                let count = min(left, input.count - taken)
                guard bytes.count + count <= limit else { throw Self.tooLarge(limit) }
                bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: input[taken..<taken + count]))
                taken += count
                phase = left > count ? .data(left: left - count) : framing == .chunked ? .dataEnd(left: 2) : .done
            case .dataEnd(let left):
                guard input[taken] == (left == 2 ? .carriageReturn : .lineFeed) else {
                    throw HTTPRefusal(400, "a chunk is longer than its size")
                }
                taken += 1
                phase = left == 2 ? .dataEnd(left: 1) : .size([])
            case .size(var line):
                let byte = input[taken]
                taken += 1
                if byte == .lineFeed {
                    try begin(line)
                } else {
                    guard line.count < 256 else { throw HTTPRefusal(400, "a chunk's size line without an end") }
                    line.append(byte)
                    phase = .size(line)
                }
            case .trailer(let line, let all):
                try trailer(input[taken], line: line, all: all)
                taken += 1
            case .done: break
            }
        }
        return taken
    }

    private mutating func begin(_ line: [UInt8]) throws(HTTPRefusal) {
        let digits = line.prefix { $0.hexadecimalValue != nil }
        let rest = line.dropFirst(digits.count)
        // An extension may follow; it says nothing to us.
        guard !digits.isEmpty, digits.count <= 8, rest.last == .carriageReturn,
            rest.count == 1 || rest.first == UInt8(ascii: ";") || rest.first?.isBlank == true,
            rest.dropLast().allSatisfy(\.isFieldByte)
        else { throw HTTPRefusal(400, "a chunk's size is no number") }
        let size = digits.reduce(0) { $0 << 4 | Int($1.hexadecimalValue ?? 0) }
        guard bytes.count + size <= limit else { throw Self.tooLarge(limit) }
        phase = size == 0 ? .trailer(line: 0, all: 0) : .data(left: size)
    }

    private mutating func trailer(_ byte: UInt8, line: Int, all: Int) throws(HTTPRefusal) {
        guard all < 4096 else { throw HTTPRefusal(431, "too many fields behind the last chunk") }
        defer { lastByte = byte }
        guard byte == .lineFeed else {
            phase = .trailer(line: line + 1, all: all + 1)
            return
        }
        guard line > 0, lastByte == .carriageReturn else {
            throw HTTPRefusal(400, "a line ends with a bare line feed")
        }
        phase = line == 1 ? .done : .trailer(line: 0, all: all + 1)
    }

    private static func tooLarge(_ limit: Int) -> HTTPRefusal {
        HTTPRefusal(413, "a body of more than \(limit) bytes")
    }
}
