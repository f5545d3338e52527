package import LookoutModel
package import Rules
package import Storage

/// The rules in force: those that load, and the last good version of those that do not.
///
/// A pure function of the files, the store and the time.
package struct RuleBook: Sendable {
    /// A rule, or a whole file, that does not load as it stands.
    package struct Broken: Sendable {
        /// nil where a whole file is meant.
        package let rule: RuleID?
        package let problem: RuleProblem
        package let since: Instant
        package let meanwhile: Meanwhile

        /// Whether a last good version goes on in its place.
        package var worksMeanwhile: Bool { meanwhile == .lastGood }
        /// Whether a rule, or the rules of a file, are off.
        package var isOff: Bool { meanwhile == .off }
    }

    /// What works while something is broken.
    package enum Meanwhile: Sendable {
        /// A last good version that the store has kept.
        case lastGood
        /// Nothing: what is broken never loaded.
        case off
        /// All rules: what is broken is none.
        case others
    }

    /// A rule that was off, and the last item before it went off.
    package struct Missed: Sendable {
        package let rule: Rule
        package let afterItem: Int64
    }

    /// In force, in the order of the files.
    package private(set) var active: [Rule] = []
    package private(set) var broken: [Broken] = []
    /// Further errors of what is broken, which stand in no line of their own.
    package private(set) var further: [RuleProblem] = []
    /// New or changed: to be run over what is there already.
    package private(set) var changed: [Rule] = []
    /// Mended after having been off: to be run over what came in meanwhile.
    package private(set) var missed: [Missed] = []
    /// Rows to write.
    package private(set) var saved: [StoredRule] = []
    /// Rules that the user took away.
    package private(set) var removed: [RuleID] = []

    private let now: Instant
    private let lastItem: Int64

    /// Compares what loads with what the store knows; `lastItem` is the highest sequence of an item.
    ///
    /// `unread` are files and folders that could not be read: nothing in them was taken away.
    package init(
        rules: [Rule],
        problems: [RuleProblem],
        stored: [RuleID: StoredRule],
        lastItem: Int64,
        now: Instant,
        unread: Set<String> = [],
        wording: any Wording
    ) {
        self.now = now
        self.lastItem = lastItem
        let errors = problems.filter { $0.level == .error }
        active = rules
        for rule in rules { admit(rule, stored: stored) }
        let loaded = Set(rules.map(\.id))
        // A file that gives some rules is read; an error of its own in it touches no rule but those it names.
        let aliveFiles = Set(rules.map(\.place.file))
        for old in stored.values.sorted(by: { $0.id < $1.id }) where !loaded.contains(old.id) {
            keep(old, errors: errors, unread: unread, aliveFiles: aliveFiles, wording: wording)
        }
        for error in errors {
            note(error, loaded: loaded, aliveFiles: aliveFiles, stored: stored, wording: wording)
        }
    }

    /// The facts of the rules in force, by id.
    package var facts: [RuleID: RuleFacts] { RuleFacts.of(active) }

    /// Writes what changed.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func save(in transaction: StoreTransaction) throws {
        for rule in saved { try transaction.rules.save(rule) }
        for id in removed { try transaction.rules.remove(id) }
    }

    /// The row that stands for a file none of whose rules is known: no rule's id can begin with a slash.
    private static func fileRow(_ file: String) -> RuleID {
        RuleID("/" + file)
    }

    /// The row that remembers since when an error stands in a file whose rules load.
    private static func standingRow(_ error: RuleProblem) -> RuleID {
        RuleID("/\(error.place.file)#\(error.code) \(error.rule?.rawValue ?? "")")
    }

    private mutating func admit(_ rule: Rule, stored: [RuleID: StoredRule]) {
        let old = stored[rule.id]
        var row = StoredRule(id: rule.id, file: rule.place.file)
        row.definitionHash = rule.definitionHash
        row.archive = rule.archive
        row.loadedAt = old?.definitionHash == rule.definitionHash ? old?.loadedAt : now
        if row != old { saved.append(row) }
        if let old, old.definitionHash == rule.definitionHash { return }
        changed.append(rule)
        let offAfter = old?.missedAfterItem ?? stored[RuleBook.fileRow(rule.place.file)]?.missedAfterItem
        if let offAfter, old?.archive == nil { missed.append(Missed(rule: rule, afterItem: offAfter)) }
    }

    /// A rule of the store that the files do not give any more: broken, or taken away.
    private mutating func keep(
        _ old: StoredRule,
        errors: [RuleProblem],
        unread: Set<String>,
        aliveFiles: Set<String>,
        wording: any Wording
    ) {
        if old.id.rawValue.hasPrefix("/"), old.id.rawValue.contains("#") {
            // Only the date of an error; the error itself is told where it is found.
            if !errors.contains(where: { RuleBook.standingRow($0) == old.id }) { removed.append(old.id) }
            return
        }
        let good = old.archive.flatMap { try? Rule(archive: $0, file: old.file) }
        if unread.contains(where: { old.file == $0 || old.file.hasPrefix($0 + "/") }) {
            // That the file cannot be read is told as a problem of the file.
            if let good { active.append(good) } else { saved.append(off(old)) }
            return
        }
        // An error that names no rule may stand in this one: an id that is missing or is none.
        let problem =
            errors.first { $0.rule == old.id }
            ?? errors.first { error in
                error.rule == nil && error.place.file == old.file
                    && (!aliveFiles.contains(old.file) || RuleBook.hidesRule(error.fact))
            }
        guard let problem else {
            removed.append(old.id)
            return
        }
        if let good { active.append(good) }
        markBroken(good == nil ? off(old) : old, by: problem, good == nil ? .off : .lastGood, wording: wording)
    }

    /// A rule of which no version can be read: it is off from here on, and what it misses is made up for later.
    private func off(_ old: StoredRule) -> StoredRule {
        var row = old
        row.archive = nil
        row.definitionHash = nil
        row.missedAfterItem = row.missedAfterItem ?? lastItem
        return row
    }

    /// Whether an error that names no rule stands where a rule does.
    private static func hidesRule(_ fact: RuleFact) -> Bool {
        switch fact {
        case .idMissing, .invalidID, .yaml, .unknownVersion, .listWithoutKey, .wrongShape(key: "rules", _): true
        default: false
        }
    }

    /// Whether an error that names no rule is that of one which does not load for it.
    private static func isOfRule(_ error: RuleProblem) -> Bool {
        if case .duplicateRule = error.fact { return true }
        return hidesRule(error.fact) && !isListFile(error.place.file)
    }

    /// Whether an error is that of a list, wherever it stands.
    private static func isOfList(_ fact: RuleFact) -> Bool {
        switch fact {
        case .duplicateList, .listCycle: true
        default: false
        }
    }

    /// Whether a file holds lists alone: the rules that name them go on without it.
    private static func isListFile(_ path: String) -> Bool {
        if case .textList = RuleFile.kind(of: path) { return true }
        return path.hasSuffix("/lists.yaml") || path.hasSuffix("/lists.yml")
    }

    /// An error that touches no rule of the store: a rule or file that never loaded, or a second rule of the same id.
    private mutating func note(
        _ error: RuleProblem,
        loaded: Set<RuleID>,
        aliveFiles: Set<String>,
        stored: [RuleID: StoredRule],
        wording: any Wording
    ) {
        let isTold = broken.contains { told in
            told.problem == error || (told.rule != nil && told.rule == error.rule)
        }
        guard !isTold else {
            if !broken.contains(where: { $0.problem == error }) { further.append(error) }
            return
        }
        let file = error.place.file
        let isAlive =
            error.rule.map { loaded.contains($0) }
            ?? (aliveFiles.contains(file) || RuleBook.isListFile(file) || RuleBook.isOfList(error.fact))
        if isAlive {
            let id = RuleBook.standingRow(error)
            var row = stored[id] ?? StoredRule(id: id, file: error.place.file)
            row.brokenSince = row.brokenSince ?? now
            row.problem = error.place
            row.problemText = wording.text(of: error)
            if row != stored[id] { saved.append(row) }
            let since = row.brokenSince ?? now
            let isRule = error.rule != nil || RuleBook.isOfRule(error)
            broken.append(Broken(rule: error.rule, problem: error, since: since, meanwhile: isRule ? .off : .others))
            return
        }
        let id = error.rule ?? RuleBook.fileRow(error.place.file)
        var row = stored[id] ?? StoredRule(id: id, file: error.place.file)
        // A rule that shows only now, in a file that could not be read before, has been off as long as the file.
        let offAfter = stored[RuleBook.fileRow(error.place.file)]?.missedAfterItem
        row.missedAfterItem = row.missedAfterItem ?? offAfter ?? lastItem
        markBroken(row, by: error, .off, wording: wording)
    }

    private mutating func markBroken(
        _ old: StoredRule,
        by problem: RuleProblem,
        _ meanwhile: Meanwhile,
        wording: any Wording
    ) {
        var row = old
        row.brokenSince = old.brokenSince ?? now
        row.problem = problem.place
        row.problemText = wording.text(of: problem)
        saved.append(row)
        let isFile = old.id.rawValue.hasPrefix("/")
        broken.append(
            Broken(
                rule: isFile ? nil : old.id,
                problem: problem,
                since: row.brokenSince ?? now,
                meanwhile: meanwhile
            )
        )
    }
}
