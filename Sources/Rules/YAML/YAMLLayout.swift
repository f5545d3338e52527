import LookoutModel

/// How a YAML file is laid out: its indentations, and where what is written in one piece ends.
struct YAMLLayout {
    private let lines: [[Unicode.Scalar]]

    init(_ source: YAMLSource) {
        lines = source.lines
    }

    /// Spaces at the start of a line, from 1.
    func indentation(ofLine line: Int) -> Int {
        lines[line - 1].prefix { $0 == " " }.count
    }

    /// Whether a list or map is written with brackets or braces.
    func isFlow(_ node: YAMLNode) -> Bool {
        let (line, column) = (node.place.line, node.place.column)
        guard line >= 1, line <= lines.count, column >= 1, column <= lines[line - 1].count else { return false }
        return lines[line - 1][column - 1] == "[" || lines[line - 1][column - 1] == "{"
    }

    /// Spaces before the dash of an item of a list; nil where there is no dash on its line.
    func dash(before item: YAMLNode) -> Int? {
        guard item.place.line >= 1, item.place.line <= lines.count else { return nil }
        let line = lines[item.place.line - 1].prefix(max(0, item.place.column - 1))
        guard let last = line.lastIndex(of: "-"), line[(last + 1)...].allSatisfy({ $0 == " " }) else { return nil }
        return last
    }

    /// The last line, from 1, of a block that starts on `line` and whose further lines are indented by more than `indent`.
    func end(ofBlockAt line: Int, deeperThan indent: Int) -> Int {
        var end = line
        var next = line + 1
        while next <= lines.count {
            let isDeeper = indentation(ofLine: next) > indent && !isMarker(next)
            // A comment at the margin ends no block: more of it may come after.
            if !isBlank(next), isDeeper || !isComment(next) {
                guard isDeeper else { break }
                end = next
            }
            next += 1
        }
        return end
    }

    /// The last line of text of the whole file, before a mark that ends the document.
    var endOfText: Int {
        var end = 1
        for line in 1...max(1, lines.count) where line <= lines.count && !isBlank(line) {
            if isMarker(line), end > 1 { break }
            end = line
        }
        return end
    }

    private func isBlank(_ line: Int) -> Bool {
        lines[line - 1].allSatisfy { $0 == " " || $0 == "\t" }
    }

    private func isComment(_ line: Int) -> Bool {
        lines[line - 1].first { $0 != " " } == "#"
    }

    private func isMarker(_ line: Int) -> Bool {
        ["---", "..."].contains(String(String.UnicodeScalarView(lines[line - 1].prefix(3))))
    }

    /// The last thing before the bracket that closes a list or map written in one piece.
    func lastInFlow(_ node: YAMLNode) -> (line: Int, column: Int, isComma: Bool)? {
        var last: (line: Int, column: Int, isComma: Bool)?
        var depth = 0
        var quote: Unicode.Scalar?
        var (line, column) = (node.place.line, node.place.column - 1)
        while line <= lines.count {
            let scalars = lines[line - 1]
            while column < scalars.count {
                let scalar = scalars[column]
                column += 1
                if let open = quote {
                    let isDoubled = open == "'" && scalar == "'" && column < scalars.count && scalars[column] == "'"
                    if isDoubled || open == "\"" && scalar == "\\" {
                        column += 1
                    } else if scalar == open {
                        quote = nil
                    }
                } else if scalar == "\"" || scalar == "'", isStart(scalars, column - 1) {
                    quote = scalar
                } else if scalar == "#", column == 1 || scalars[column - 2] == " " {
                    break
                } else if scalar == "[" || scalar == "{" {
                    depth += 1
                    if depth == 1 { continue }
                } else if scalar == "]" || scalar == "}" {
                    depth -= 1
                    if depth == 0 { return last }
                } else if scalar == " " {
                    continue
                }
                last = (line, column, scalar == "," && depth == 1 && quote == nil)
            }
            line += 1
            column = 0
        }
        return nil
    }

    /// Whether a quote opens a text: in the middle of a word it is an apostrophe.
    private func isStart(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard let before = scalars[..<index].last(where: { $0 != " " }) else { return true }
        return "[{,:".unicodeScalars.contains(before)
    }
}
