import ArgumentParser
import Foundation
import LookoutModel
import LookoutService
import Platform
import Rules
import Text

/// `lookout check`: lints what people edit, and runs the tests inside rule files.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check rules, feed lists, templates and settings, and run the tests inside rule files.",
        discussion: """
            Without a path everything in the home is checked. A path is looked for here, then in the home; it \
            is checked with the home that it lies in, else by itself. Where the home \
            has an archive, the rules are also run over its last 90 days: a rule that matches too much, or a rule or term \
            that matches nothing, is told. Notes (two capitals that are a word, other forms of a Chinese character, terms \
            that are silent) are only counted; --notes shows them, and so do --json and --sarif. Exit status 0: all is \
            well; 1: with --strict, a warning; 65: an error, or a test that fails; 78: bad settings, or no home.

            lookout check --add RULE ITEM writes a stored item (an id, an address, or - for a text on standard input) into \
            the tests of a rule, as one that it should catch, with --miss as one that it should not. The rest of the file \
            stays as it is, to the byte. Exit status 1: it is written, and the test fails now.
            """
    )

    @OptionGroup var home: HomeOptions
    @Argument(help: "Files or folders to check; else the whole home.") var paths: [String] = []
    @Flag(name: .long, help: "Leave with status 1 where there is a warning.") var strict = false
    @Flag(name: .long, help: "Show notes as well, and all of many problems alike.") var notes = false
    @Flag(name: .long, help: "Leave the archive out.") var noArchive = false
    @Flag(name: .long, help: "Print the problems as JSON.") var json = false
    @Flag(name: .long, help: "Print the problems as SARIF 2.1.0.") var sarif = false
    @Flag(name: .long, help: "Print the JSON Schema of rule files, for editors, and check nothing.") var schema = false
    @Option(name: .long, help: ArgumentHelp("Write an item into the tests of this rule.", valueName: "rule"))
    var add: String?
    @Flag(name: .long, help: "With --add: the rule should not catch the item.") var miss = false

    func validate() throws {
        if json, sarif { throw ValidationError("--json and --sarif exclude each other.") }
        if add != nil, paths.count != 1 { throw ValidationError("--add RULE takes one item: an id, an address, or -.") }
        if add == nil, miss { throw ValidationError("--miss goes with --add RULE ITEM.") }
    }

    func run() throws {
        if schema { return Terminal.write(RuleSchema.text) }
        if let add {
            return try TestAddition(rule: add, item: paths[0], expectsHit: !miss, json: json).run(in: home.resolve())
        }
        let (check, home): (HomeCheck, Home)
        do {
            (check, home) = try self.check(self.home.resolve())
        } catch let error as PassError {
            throw ErrorMessages.exit(error, now: Instant(seconds: 0))
        } catch let error as FileError {
            throw ErrorMessages.say(FileErrors.text(error), ExitStatus.badData)
        }
        if json {
            Terminal.write(
                CheckJSON(check: check, printer: ProblemPrinter(home: home, problems: check.ruleProblems)).value.line
                    + "\n"
            )
        } else if sarif {
            let report = CheckSARIF(check: check, lines: SourceLines(home: home), version: UserAgent.version)
            Terminal.write(report.value.indented + "\n")
        } else {
            show(check, home: home)
        }
        if check.hasSettingsErrors { throw ExitStatus.badSettings }
        if check.hasDataErrors { throw ExitStatus.badData }
        if strict, check.hasWarnings { throw ExitStatus.needsPerson }
    }

    /// Checks what was asked for, and says in which home it lies.
    private func check(_ home: Home) throws -> (HomeCheck, Home) {
        switch try CheckedPaths.resolve(paths, home: home) {
        case .home(let home): (try whole(home), home)
        case .part(let home, let paths):
            (try whole(home).limited(to: paths), home)
        case .loose(let files): (HomeCheck(loose: files, zones: SystemZones()), home)
        }
    }

    private func whole(_ home: Home) throws(PassError) -> HomeCheck {
        try HomeCheck(
            home,
            zones: SystemZones(),
            environment: ProcessInfo.processInfo.environment,
            asksArchive: !noArchive
        )
    }

    private func show(_ check: HomeCheck, home: Home) {
        let printer = ProblemPrinter(home: home, problems: check.ruleProblems)
        for problem in check.settingsProblems + check.feedProblems { Terminal.write(printer.text(problem)) }
        let filter = ProblemFilter(check.ruleProblems, showsAll: notes)
        for problem in filter.shown { Terminal.write(printer.text(problem)) }
        for left in filter.left {
            Terminal.write("\(VisibleText.line(left.file)): \(left.count) more of \(left.code); --notes shows them.\n")
        }
        if let error = check.archiveError {
            Terminal.write("The archive was left out: \(ErrorMessages.text(error))\n")
        }
        let verdict = check.hasErrors ? "errors" : check.hasWarnings ? "warnings" : "all is well"
        Terminal.write(
            "\(Plural.of(check.rules, "rule")), \(Plural.of(check.testsPassed, "test")) passed, "
                + "\(Plural.of(check.feeds, "feed")): \(verdict)"
                + (filter.notes == 0 ? "" : " (\(Plural.of(filter.notes, "note")): --notes)") + ".\n"
        )
    }
}
