/// A place in a file that a person edits.
package struct SourcePlace: Hashable, Comparable, Codable, Sendable {
    /// The file, relative to the home folder where it is inside it.
    package let file: String
    /// Line, from 1; 0 where the whole file is meant.
    package let line: Int
    /// Column in Unicode scalars, from 1; 0 where the whole line is meant.
    package let column: Int

    package init(file: String, line: Int = 0, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
    }

    package static func < (left: SourcePlace, right: SourcePlace) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}
