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
        abstract: "Check rules, feed lists and settings, and run the tests inside rule files.",
        discussion: """
            Without a path everything in the home is checked. A path outside the home is checked as rules. Exit status \
            0: all is well; 1: with --strict, a warning; 65: an error, or a test that fails; 78: bad settings, or no home.

            lookout check --add RULE ITEM writes a stored item (an id, an address, or - for a text on standard input) into \
            the tests of a rule, as one that it should catch, with --miss as one that it should not. The rest of the file \
            stays as it is, to the byte. Exit status 1: it is written, and the test fails now.
            """
    )

    @OptionGroup var home: HomeOptions
    @Argument(help: "Files or folders to check; else the whole home.") var paths: [String] = []
    @Flag(name: .long, help: "Leave with status 1 where there is a warning.") var strict = false
    @Flag(name: .long, help: "Print the problems as JSON.") var json = false
    @Flag(name: .long, help: "Print the JSON Schema of rule files, for editors, and check nothing.") var schema = false
    @Flag(name: .long, help: .hidden) var sarif = false
    @Option(name: .long, help: ArgumentHelp("Write an item into the tests of this rule.", valueName: "rule"))
    var add: String?
    @Flag(name: .long, help: "With --add: the rule should not catch the item.") var miss = false

    func validate() throws {
        if sarif { throw Planned.refuse("lookout check --sarif") }
        if add != nil, paths.count != 1 { throw ValidationError("--add RULE takes one item: an id, an address, or -.") }
        if add == nil, miss { throw ValidationError("--miss goes with --add RULE ITEM.") }
    }

    func run() throws {
        if schema { return Terminal.write(RuleSchema.text) }
        let home = home.resolve()
        if let add { return try TestAddition(rule: add, item: paths[0], expectsHit: !miss, json: json).run(in: home) }
        let check: HomeCheck
        do {
            check = try self.check(home)
        } catch let error as PassError {
            throw ErrorMessages.exit(error, now: Instant(seconds: 0))
        } catch let error as FileError {
            throw ErrorMessages.say(FileErrors.text(error), ExitStatus.badData)
        }
        if json {
            Terminal.write(CheckJSON.of(check).line + "\n")
        } else {
            show(check, home: home)
        }
        if check.hasSettingsErrors { throw ExitStatus.badSettings }
        if check.hasDataErrors { throw ExitStatus.badData }
        if strict, check.hasWarnings { throw ExitStatus.needsPerson }
    }

    private func check(_ home: Home) throws -> HomeCheck {
        guard !paths.isEmpty else { return try HomeCheck(home, zones: SystemZones()) }
        let absolute = paths.map(Self.absolute)
        let inside = absolute.allSatisfy { $0 == home.root || $0.hasPrefix(home.root + "/") }
        let isHome = (try? HomeFolder(home)) != nil
        if inside, isHome {
            for (path, given) in zip(absolute, paths) where !FileManager.default.fileExists(atPath: path) {
                throw ValidationError("\(given): there is no such file or folder.")
            }
            let relative = absolute.map { $0 == home.root ? "" : home.relative($0) }
            return try HomeCheck(home, zones: SystemZones()).limited(to: relative)
        }
        return HomeCheck(rules: try absolute.flatMap { try RulePath.files($0) })
    }

    private static func absolute(_ path: String) -> String {
        let whole = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        return URL(filePath: whole).standardizedFileURL.path
    }

    private func show(_ check: HomeCheck, home: Home) {
        let printer = ProblemPrinter(home: home)
        for problem in check.settingsProblems + check.feedProblems { Terminal.write(printer.text(problem)) }
        for problem in check.ruleProblems { Terminal.write(printer.text(problem)) }
        let verdict = check.hasErrors ? "errors" : check.hasWarnings ? "warnings" : "all is well"
        Terminal.write(
            "\(Plural.of(check.rules, "rule")), \(Plural.of(check.testsPassed, "test")) passed, "
                + "\(Plural.of(check.feeds, "feed")): \(verdict).\n"
        )
    }
}
