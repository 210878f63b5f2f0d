import Foundation

/// One import that a source file makes.
struct Import: Equatable {
    /// The file, relative to the folder that was searched.
    let file: String
    let module: String

    /// The target, which is the first folder of the file's path.
    var room: String { String(file.prefix { $0 != "/" }) }

    /// Every import of every Swift file in and below `folder`, in the order of the file names.
    static func all(under folder: String) throws -> [Import] {
        try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".swift") }
            .sorted()
            .flatMap { file in
                try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
                    .split(separator: "\n")
                    .compactMap { Import.module(of: String($0)).map { Import(file: file, module: $0) } }
            }
    }

    /// The module that `line` imports, where it is an import.
    static func module(of line: String) -> String? {
        let declaration =
            #/
            ^ \s* (?: @\w+ (?: \( [^)]* \) )? \s+ )*
            (?: (?: public | package | internal | fileprivate | private ) \s+ )?
            import \s+
            (?: (?: struct | class | enum | protocol | actor | func | var | let | typealias ) \s+ )?
            (?<module> \w+ )
            /#
        return line.firstMatch(of: declaration).map { String($0.module) }
    }
}
