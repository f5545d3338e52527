import LookoutModel

/// Where a term, the name of a list or a key stands: a line of its file and columns of it, in few bytes.
struct TermSpan: Hashable, Sendable {
    let line: Int32
    let column: Int32
    /// The column after its last character.
    let endColumn: Int32

    init(_ place: SourcePlace, endColumn: Int) {
        line = Int32(clamping: place.line)
        column = Int32(clamping: place.column)
        self.endColumn = Int32(clamping: endColumn)
    }

    /// The place in `file`.
    func place(in file: String) -> SourcePlace {
        SourcePlace(file: file, line: Int(line), column: Int(column))
    }
}
