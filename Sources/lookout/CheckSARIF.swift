import LookoutModel
import LookoutService
import Rules
import Text

/// What a check found, in SARIF 2.1.0, as code hosts and editors read it.
struct CheckSARIF {
    /// The code of problems of the settings and feed lists, which have none of their own.
    private static let homeCode = "H100"
    private static let schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

    let check: HomeCheck
    let lines: SourceLines
    let version: String
    private let repairs: Repairs

    /// What `check` found, with `lines` of its files.
    init(check: HomeCheck, lines: SourceLines, version: String) {
        self.check = check
        self.lines = lines
        self.version = version
        repairs = Repairs(lines: lines, problems: check.ruleProblems)
    }

    var value: JSONValue {
        [
            "$schema": .string(CheckSARIF.schema),
            "version": "2.1.0",
            "runs": [
                [
                    "tool": ["driver": driver],
                    "columnKind": "utf16CodeUnits",
                    "results": .array(fileResults + ruleResults),
                ]
            ],
        ]
    }

    private static let codes = LintCatalogue.codes + [homeCode]

    private var driver: JSONValue {
        [
            "name": "lookout",
            "version": .string(version),
            "rules": .array(
                CheckSARIF.codes.map { code in
                    let (name, text) = CodeDescriptions.of(code)
                    return [
                        "id": .string(code),
                        "name": .string(name),
                        "shortDescription": ["text": .string(text)],
                        "help": ["text": .string(text + " See Rules/ADVANCED.md.")],
                        "defaultConfiguration": ["level": .string(CheckSARIF.level(of: code))],
                    ]
                }
            ),
        ]
    }

    private static func level(of code: String) -> String {
        switch code.first {
        case "W": "warning"
        case "N": "note"
        default: "error"
        }
    }

    // MARK: Results

    private var fileResults: [JSONValue] {
        (check.settingsProblems + check.feedProblems).map { problem in
            result(
                CheckSARIF.homeCode,
                level: String(describing: problem.level),
                FileMessages.sentence(problem.fact),
                problem.place,
                endColumn: problem.endColumn,
                repair: nil
            )
        }
    }

    private var ruleResults: [JSONValue] {
        check.ruleProblems.map { problem in
            let last = problem.place.line + LineRepair.lineCount(of: problem) - 1
            let end = SourcePlace(file: problem.place.file, line: last, column: 1)
            let repair = lines.line(of: end).flatMap { line in
                repairs.of(problem).first.map { (last: last, end: line, text: $0) }
            }
            return result(
                problem.code,
                level: problem.level.rawValue,
                RuleMessages.sentence(problem.fact) + (problem.rule.map { " [rule \($0)]" } ?? ""),
                problem.place,
                endColumn: problem.endColumn,
                repair: repair
            )
        }
    }

    private func result(
        _ code: String,
        level: String,
        _ message: String,
        _ place: SourcePlace,
        endColumn: Int,
        repair: (last: Int, end: [Unicode.Scalar], text: String)?
    ) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("ruleId", .string(code)),
            .init("ruleIndex", .integer(Int64(CheckSARIF.codes.firstIndex(of: code) ?? 0))),
            .init("level", .string(level)),
            .init("message", ["text": .string(message)]),
            .init("locations", [["physicalLocation": location(place, endColumn: endColumn)]]),
        ]
        if let repair {
            let whole: JSONValue = [
                "startLine": .integer(Int64(place.line)),
                "startColumn": 1,
                "endLine": .integer(Int64(repair.last)),
                "endColumn": .integer(Int64(CheckSARIF.units(repair.end[...]) + 1)),
            ]
            let replacement: JSONValue = ["deletedRegion": whole, "insertedContent": ["text": .string(repair.text)]]
            let change: JSONValue = ["artifactLocation": artifact(place), "replacements": [replacement]]
            members.append(
                .init("fixes", [["description": ["text": "Write the line so."], "artifactChanges": [change]]])
            )
        }
        return .object(members)
    }

    private func location(_ place: SourcePlace, endColumn: Int) -> JSONValue {
        ["artifactLocation": artifact(place), "region": region(place, endColumn: endColumn)]
    }

    private func artifact(_ place: SourcePlace) -> JSONValue {
        let isAbsolute = place.file.hasPrefix("/")
        return ["uri": .string((isAbsolute ? "file://" : "") + CheckSARIF.escaped(place.file))]
    }

    /// Columns in UTF-16 units, as editors count them; what is of a whole file stands at its start.
    private func region(_ place: SourcePlace, endColumn: Int) -> JSONValue {
        var members: [JSONValue.Member] = [.init("startLine", .integer(Int64(max(1, place.line))))]
        if place.line < 1 || place.column < 1 {
            members.append(.init("startColumn", 1))
        } else {
            let line = lines.line(of: place) ?? []
            let start = min(place.column - 1, line.count)
            let end = min(max(endColumn - 1, start), line.count)
            let column = CheckSARIF.units(line[..<start]) + 1
            members.append(.init("startColumn", .integer(Int64(column))))
            if end > start {
                members.append(.init("endColumn", .integer(Int64(column + CheckSARIF.units(line[start..<end])))))
            }
        }
        return .object(members)
    }

    private static func units(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + UTF16.width($1) }
    }

    /// A path as a URI reference.
    private static func escaped(_ path: String) -> String {
        var result = ""
        for byte in path.utf8 {
            let isPlain =
                ASCII.isLetter(byte) || ASCII.isDigit(byte) || "-._~/!$&'()*+,;=@".utf8.contains(byte)
            if isPlain {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return result
    }
}
