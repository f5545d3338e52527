import LookoutModel
import LookoutService
import Platform
import Rules

/// The lines of the files that problems stand in, each file read once.
final class SourceLines {
    private let home: Home?
    private var files: [String: [[Unicode.Scalar]]] = [:]

    /// Files that are named relative to a home; without a home there are no lines.
    init(home: Home?) {
        self.home = home
    }

    /// The line of a place, without its end; nil where it cannot be read.
    func line(of place: SourcePlace) -> [Unicode.Scalar]? {
        guard place.line > 0 else { return nil }
        let lines = lines(of: place.file)
        return place.line <= lines.count ? lines[place.line - 1] : nil
    }

    /// All lines of a file; empty where it cannot be read.
    func lines(of file: String) -> [[Unicode.Scalar]] {
        if let known = files[file] { return known }
        let lines = read(file)
        files[file] = lines
        return lines
    }

    private func read(_ file: String) -> [[Unicode.Scalar]] {
        guard let home else { return [] }
        let path = file.hasPrefix("/") ? file : home.root + "/" + file
        guard let bytes = try? AtomicFile.read(path, limit: HomeFolder.listLimit) else { return [] }
        if let source = try? YAMLSource(bytes, file: file) { return source.lines }
        // A file that is no text shows what can be shown of it.
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        return String(decoding: content, as: UTF8.self)
            .split(omittingEmptySubsequences: false) { $0.isNewline }
            .map { Array($0.unicodeScalars) }
    }
}
