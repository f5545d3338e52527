import ArgumentParser
import Foundation
import LookoutModel
import LookoutService
import Platform
import Rules
import Storage
import Text

/// `lookout check --add RULE ITEM`: an item becomes a test of a rule.
struct TestAddition {
    let rule: String
    let item: String
    let expectsHit: Bool
    let json: Bool

    /// Writes it, and says so.
    ///
    /// - Throws: `ExitCode` or `ValidationError` that say what is wrong, or that the test fails as the rule is now.
    func run(in home: Home) throws {
        let now = Instant(seconds: Int64(Date.now.timeIntervalSince1970))
        do {
            try add(in: home, now: now)
        } catch let error as PassError {
            throw ErrorMessages.exit(error, now: now)
        } catch let error as StoreError {
            throw ErrorMessages.store(error)
        }
    }

    private func add(in home: Home, now: Instant) throws {
        let folder: HomeFolder
        do { folder = try HomeFolder(home) } catch { throw PassError.home(error) }
        let files = folder.ruleFiles().files.map { RuleFile(path: $0.path, bytes: $0.bytes, modified: $0.modified) }
        let loaded = RuleSet.load(files: files)
        let rule = try self.rule(in: loaded)
        guard let file = files.first(where: { $0.path == rule.place.file }) else {
            throw ErrorMessages.say("\(rule.place.file) is not there any more.", ExitStatus.badData)
        }
        let maker = NewTestMaker(rule: rule, expectsHit: expectsHit)
        let test: NewTest
        if item == "-" {
            let given = try ItemArgument.given()
            test = maker.test(of: given.subject(for: rule, now: now), note: nil, isTextAlone: given.item == nil)
        } else {
            let reading = try HomeReading(home, now: now, zones: SystemZones(), wording: EnglishWording())
            defer { reading.store.close() }
            let stored = try ItemArgument.stored(item, in: reading.store)
            let subject = ItemMatcher.subject(of: stored.item, book: reading.book, now: stored.firstSeen)
            let title = VisibleText.line(reading.book.title(stored.item.feed))
            test = maker.test(of: subject, note: "item \(stored.id), \(title)", isTextAlone: false)
        }
        if rule.tests.contains(where: { test.isSame(as: $0) }) {
            return report(rule, test, file: file.path, line: 0, isWritten: false, passes: maker.passes(test))
        }
        let (bytes, line) = try inserted(test, into: rule, of: file)
        try verify(bytes, of: file, among: files, rule: rule, before: loaded)
        try write(bytes, to: home.root + "/" + file.path)
        let passes = maker.passes(test)
        report(rule, test, file: file.path, line: line, isWritten: true, passes: passes)
        if !passes { throw ExitStatus.needsPerson }
    }

    private func rule(in loaded: (rules: RuleSet, problems: [RuleProblem])) throws -> Rule {
        if let found = loaded.rules.rule(RuleID(rule)) { return found }
        if let problem = loaded.problems.first(where: { $0.rule?.rawValue == rule && $0.level == .error }) {
            Terminal.writeError(ProblemPrinter(home: nil).text(problem))
            throw ErrorMessages.say("the rule \(rule) has an error; mend it first.", ExitStatus.badData)
        }
        let guess = Spelling.suggestion(for: rule, among: loaded.rules.rules.map(\.id.rawValue))
        throw ValidationError(
            "there is no rule \(RuleMessages.show(rule))" + (guess.map { "; did you mean \($0)?" } ?? ".")
        )
    }

    private func inserted(_ test: NewTest, into rule: Rule, of file: RuleFile) throws -> (bytes: [UInt8], line: Int) {
        do {
            return try TestInsertion.insert(test, into: rule.id, of: file)
        } catch {
            let path = VisibleText.line(file.path)
            let why =
                switch error {
                case .noYAML:
                    "\(path) is a list of phrases, which has no place for tests. Make it a .yaml file: any: with the "
                        + "phrases under it, and tests:."
                case .notUTF8: "\(path) is not UTF-8; save it as UTF-8 first."
                case .unreadable(let place), .layout(let place):
                    "\(VisibleText.line(Places.text(place))): the test cannot be put in here without touching something "
                        + "else. Write it yourself under tests: of the rule:\n  - \(test.yaml)"
                case .noRule(let id): "\(path) has no rule \(id) any more."
                case .noList(let place): "\(VisibleText.line(Places.text(place))): tests: is no list."
                }
            throw ErrorMessages.say(why, ExitStatus.badData)
        }
    }

    /// All rules as before, but for the new test.
    private func verify(
        _ bytes: [UInt8],
        of file: RuleFile,
        among files: [RuleFile],
        rule: Rule,
        before: (rules: RuleSet, problems: [RuleProblem])
    ) throws {
        let changed = RuleFile(path: file.path, bytes: bytes, modified: file.modified)
        let after = RuleSet.load(files: files.map { $0.path == file.path ? changed : $0 })
        let isSame =
            after.rules.rules.map(\.id) == before.rules.rules.map(\.id)
            && after.rules.rules.map(\.definitionHash) == before.rules.rules.map(\.definitionHash)
            && after.rules.rule(rule.id)?.tests.count == rule.tests.count + 1
            && errors(after.problems) == errors(before.problems)
        guard isSame else {
            throw ErrorMessages.say(
                "\(VisibleText.line(file.path)) would not load as before; nothing was written.",
                ExitStatus.badData
            )
        }
    }

    private func errors(_ problems: [RuleProblem]) -> [String] {
        problems.filter { $0.level == .error }.map(\.code)
    }

    /// Writes the file that the path leads to, with the permissions that it has.
    private func write(_ bytes: [UInt8], to path: String) throws {
        let target = URL(filePath: path).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: target)
        let mode = (attributes?[.posixPermissions] as? NSNumber)?.uint32Value ?? 0o644
        do {
            try AtomicFile.write(bytes, to: target, mode: mode)
        } catch {
            throw ErrorMessages.say(FileErrors.text(error), ExitStatus.cannotCreate)
        }
    }

    private func report(_ rule: Rule, _ test: NewTest, file: String, line: Int, isWritten: Bool, passes: Bool) {
        if json {
            let value: JSONValue = [
                "file": .string(file),
                "line": line > 0 ? .integer(Int64(line)) : .null,
                "rule": .string(rule.id.rawValue),
                "test": .string(test.yaml),
                "written": .boolean(isWritten),
                "passes": .boolean(passes),
            ]
            return Terminal.write(value.line + "\n")
        }
        let path = VisibleText.line(file)
        if !isWritten {
            Terminal.write("\(path): the rule \(rule.id) has this test already: nothing was written.\n")
        } else {
            Terminal.write("\(path):\(line): written into the tests of \(rule.id):\n  - \(test.yaml)\n")
        }
        guard !passes else { return }
        Terminal.write(
            expectsHit
                ? "The rule does not catch it as it is now, so lookout check fails until it does; lookout explain says why.\n"
                : "The rule catches it as it is now, so lookout check fails until it does not; lookout explain says why.\n"
        )
    }
}
