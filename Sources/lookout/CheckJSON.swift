import LookoutModel
import LookoutService
import Rules
import Text

/// What a check found, as machines read it.
enum CheckJSON {
    static func of(_ check: HomeCheck) -> JSONValue {
        let files = (check.settingsProblems + check.feedProblems).map { problem in
            one(
                problem.place,
                endColumn: problem.endColumn,
                level: String(describing: problem.level),
                code: nil,
                rule: nil,
                FileMessages.sentence(problem.fact)
            )
        }
        let rules = check.ruleProblems.map { problem in
            one(
                problem.place,
                endColumn: problem.endColumn,
                level: problem.level.rawValue,
                code: problem.code,
                rule: problem.rule,
                RuleMessages.sentence(problem.fact)
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

    private static func one(
        _ place: SourcePlace,
        endColumn: Int,
        level: String,
        code: String?,
        rule: RuleID?,
        _ message: String
    ) -> JSONValue {
        [
            "file": .string(place.file),
            "line": .integer(Int64(place.line)),
            "column": .integer(Int64(place.column)),
            "endColumn": .integer(Int64(endColumn)),
            "level": .string(level),
            "code": .optional(code),
            "rule": .optional(rule?.rawValue),
            "message": .string(message),
        ]
    }
}
