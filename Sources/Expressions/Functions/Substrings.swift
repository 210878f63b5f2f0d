/// Finds one sequence within others in time linear in both, whatever they repeat (Knuth, Morris, Pratt).
struct Substrings<Element: Equatable> {
    private let sought: [Element]
    /// For each position, the length of the longest border of what comes up to it.
    private let borders: [Int]

    init(of sought: [Element]) {
        self.sought = sought
        var borders = [Int](repeating: 0, count: sought.count)
        var length = 0
        for index in sought.indices.dropFirst() {
            while length > 0, sought[index] != sought[length] { length = borders[length - 1] }
            if sought[index] == sought[length] { length += 1 }
            borders[index] = length
        }
        self.borders = borders
    }

    /// Where the first occurrence at or after `start` begins, nil if there is none.
    func first(in whole: [Element], from start: Int = 0) -> Int? {
        guard !sought.isEmpty else { return start }
        var length = 0
        for index in start..<max(start, whole.count) {
            while length > 0, whole[index] != sought[length] { length = borders[length - 1] }
            if whole[index] == sought[length] { length += 1 }
            if length == sought.count { return index - length + 1 }
        }
        return nil
    }
}
