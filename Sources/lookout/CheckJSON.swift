import LookoutModel
import LookoutService
import Rules
import Text

/// What a check found, as machines read it.
struct CheckJSON {
    let check: HomeCheck
    let printer: ProblemPrinter

    var value: JSONValue {
        let files = (check.settingsProblems + check.feedProblems).map { problem in
            one(
                problem.place,
                endColumn: problem.endColumn,
                level: String(describing: problem.level),
                code: nil,
                rule: nil,
                Advice(FileMessages.sentence(problem.fact)),
                repairs: [],
                lineCount: 1
            )
        }
        let rules = check.ruleProblems.map { problem in
            one(
                problem.place,
                endColumn: problem.endColumn,
                level: problem.level.rawValue,
                code: problem.code,
                rule: problem.rule,
                RuleMessages.advice(problem.fact),
                repairs: printer.repairs(problem),
                lineCount: LineRepair.lineCount(of: problem)
            )
        }
        return [
            "problems": .array(files + rules),
            "rules": .integer(Int64(check.rules)),
            "testsPassed": .integer(Int64(check.testsPassed)),
            "feeds": .integer(Int64(check.feeds)),
            "ok": .boolean(!check.hasErrors),
        ]
    }

    private func one(
        _ place: SourcePlace,
        endColumn: Int,
        level: String,
        code: String?,
        rule: RuleID?,
        _ advice: Advice,
        repairs: [String],
        lineCount: Int
    ) -> JSONValue {
        [
            "file": .string(place.file),
            "line": .integer(Int64(place.line)),
            "column": .integer(Int64(place.column)),
            "endColumn": .integer(Int64(endColumn)),
            "level": .string(level),
            "code": .optional(code),
            "rule": .optional(rule?.rawValue),
            "message": .string(advice.message),
            "help": .optional(advice.help),
            "repair": .optional(repairs.first),
            "repairedLines": .integer(Int64(lineCount)),
            "repairs": .array(repairs.map { .string($0) }),
        ]
    }
}
