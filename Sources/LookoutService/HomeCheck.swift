import LookoutModel
package import Platform
package import Rules
package import Storage
import Stories

/// Everything in a home that people edit, checked: the settings, the feed lists, the rules and the tests inside them.
package struct HomeCheck: Sendable {
    package private(set) var settingsProblems: [FileProblem] = []
    package private(set) var feedProblems: [FileProblem] = []
    package private(set) var ruleProblems: [RuleProblem] = []
    package private(set) var feeds = 0
    package private(set) var rules = 0
    package private(set) var templates = 0
    /// Tests inside rules that did as they say.
    package private(set) var testsPassed = 0
    /// Why the archive could not be asked; nil where it was, and where there is none.
    package private(set) var archiveError: StoreError?

    /// Checks a home; its archive is asked only where that is wanted.
    ///
    /// - Throws: `PassError` where it is no home, or its settings cannot be read at all.
    package init(
        _ home: Home,
        zones: SystemZones,
        environment: [String: String] = [:],
        asksArchive: Bool = false
    ) throws(PassError) {
        let folder: HomeFolder
        let settings: Settings
        do { folder = try HomeFolder(home) } catch { throw .home(error) }
        do {
            let bytes = try folder.settings()
            let standard = (try? zones.systemZone()) ?? Zone.utc
            let result = SettingsReader.read(bytes, file: "lookout.yaml", zones: zones, standard: standard)
            settings = result.settings
            settingsProblems = result.problems
        } catch {
            throw .settingsUnreadable(error)
        }
        let lists = folder.feedLists()
        let loaded = FeedLists(lists.files.map { FeedLists.File(path: $0.path, bytes: $0.bytes) })
        feedProblems = lists.problems + loaded.problems
        feeds = loaded.sources.count
        checkFiles(of: loaded.sources, home: home)
        let looks = folder.templates()
        let templates = DigestTemplates(looks.files, digests: settings.editions.map(\.name))
        self.templates = looks.files.count
        feedProblems += looks.problems + templates.problems
        let files = folder.ruleFiles()
        feedProblems += files.problems
        let outcome = checkRules(
            files.files.map { RuleFile(path: $0.path, bytes: $0.bytes, modified: $0.modified) },
            feeds: loaded.sources.isEmpty ? nil : HomeCheck.known(loaded.sources)
        )
        if !hasSettingsErrors {
            settingsProblems += settings.needs.compactMap { $0.problem(in: home, environment: environment) }
            settingsProblems +=
                RecipientCheck(
                    settings,
                    rules: RuleFacts.of(outcome.rules).values,
                    broken: Set(outcome.problems.compactMap(\.rule))
                ).problems
        }
        // Where something is wrong, that comes first.
        if feeds == 0, !hasErrors { warn("Feeds", .noFeeds) }
        if rules == 0, !hasErrors { warn("Rules", .noRules) }
        if asksArchive { ask(home, about: outcome, sources: loaded.sources) }
    }

    /// Checks files that belong to no home.
    package init(loose files: LooseFiles, zones: SystemZones) {
        let standard = (try? zones.systemZone()) ?? Zone.utc
        for file in files.settings {
            settingsProblems +=
                SettingsReader.read(file.bytes, file: file.path, zones: zones, standard: standard).problems
        }
        let loaded = FeedLists(files.lists)
        feedProblems = loaded.problems
        feeds = loaded.sources.count
        _ = checkRules(files.rules, feeds: nil)
    }

    /// Whether something does not work.
    package var hasErrors: Bool { hasSettingsErrors || hasDataErrors }

    /// Whether the settings cannot be used.
    package var hasSettingsErrors: Bool { settingsProblems.contains { $0.level == .error } }

    /// Whether a rule, a test or a feed list is wrong.
    package var hasDataErrors: Bool {
        feedProblems.contains { $0.level == .error } || ruleProblems.contains { $0.level == .error }
    }

    /// Whether something is probably not what was meant.
    package var hasWarnings: Bool {
        (settingsProblems + feedProblems).contains { $0.level == .warning }
            || ruleProblems.contains { $0.level == .warning }
    }

    /// Keeps only what concerns files of these names, or files below these folders; all relative to the home.
    package func limited(to paths: [String]) -> HomeCheck {
        func isWanted(_ file: String) -> Bool {
            paths.contains { $0.isEmpty || file == $0 || file.hasPrefix($0 + "/") }
        }
        var limited = self
        limited.settingsProblems = settingsProblems.filter { isWanted($0.place.file) }
        limited.feedProblems = feedProblems.filter { isWanted($0.place.file) }
        limited.ruleProblems = ruleProblems.filter { isWanted($0.place.file) }
        return limited
    }

    private mutating func warn(_ folder: String, _ fact: FileProblem.Fact) {
        feedProblems.append(FileProblem(place: SourcePlace(file: folder), level: .warning, fact: fact))
    }

    private mutating func checkRules(_ files: [RuleFile], feeds: KnownFeeds?) -> RuleLinter.Outcome {
        let outcome = RuleLinter.lint(files, feeds: feeds)
        let tests = RuleTestRunner.run(outcome.rules)
        ruleProblems = (outcome.problems + tests.problems).sorted { $0.place < $1.place }
        rules = outcome.rules.count
        testsPassed = tests.passed
        return outcome
    }

    /// Adds what the archive says of the rules.
    private mutating func ask(_ home: Home, about outcome: RuleLinter.Outcome, sources: [FeedSource]) {
        do {
            let store = try Store(path: home.store, access: .reader)
            defer { store.close() }
            let further = try ArchiveCheck(store: store, sources: sources).problems { outcome.survey() }
            ruleProblems = (ruleProblems + further).sorted { $0.place < $1.place }
        } catch .absent {
            return
        } catch {
            archiveError = error
        }
    }

    /// What `where: source` can name: the feeds, and the hosts of their addresses.
    private static func known(_ sources: [FeedSource]) -> KnownFeeds {
        let hosts = sources.compactMap { source in
            if case .address(let address) = source.location { CanonicalAddress.host(address) } else { nil }
        }
        return KnownFeeds(ids: sources.map(\.id), hosts: hosts)
    }

    /// Files that feed lists name must be there.
    private mutating func checkFiles(of sources: [FeedSource], home: Home) {
        for source in sources {
            guard case .file(let path) = source.location else { continue }
            do {
                _ = try FeedFile.read(path, below: home.feeds, limit: HomeFolder.listLimit)
            } catch {
                feedProblems.append(FileProblem(place: source.place, fact: .unreadable(code: error.code)))
            }
        }
    }
}
