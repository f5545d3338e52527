import Delivery
import Digests
import LookoutModel
import Rules
import Text

/// The digests of the settings, and the people.
extension SettingsReader {
    mutating func readDigests(_ entry: YAMLNode.Entry) {
        var plans: [Settings.DigestPlan] = []
        for node in reader.list(entry) {
            let plan = digest(node, key: entry.key)
            if plans.contains(where: { DigestFormat.slug($0.name) == DigestFormat.slug(plan.name) }) {
                reader.report(node, .duplicateName(plan.name))
            }
            plans.append(plan)
        }
        if !plans.isEmpty { settings.digests = plans }
    }

    private mutating func digest(_ node: YAMLNode, key: String) -> Settings.DigestPlan {
        var plan = Settings.DigestPlan(
            name: "",
            secondsOfDay: Settings.defaultSecondsOfDay,
            zone: settings.zone
        )
        for entry in reader.entries(node, key: key, known: SettingsReader.known("digests")) {
            switch entry.key {
            case "name": plan.name = reader.value(entry, .identifier) { Identifier.isOne($0) ? $0 : nil } ?? ""
            case "at": plan.secondsOfDay = reader.value(entry, .timeOfDay, Quantity.timeOfDay) ?? plan.secondsOfDay
            case "zone": plan.zone = zone(entry) ?? plan.zone
            case "days": plan.weekdays = days(entry)
            case "rules": plan.rules = reader.rules(entry)
            case "formats": plan.formats = formats(entry)
            case "sinks": plan.sinks = sinks(entry)
            case "catch-up": plan.catchUp = reader.value(entry, .catchUp) { CatchUp($0) } ?? plan.catchUp
            default: break
            }
        }
        return plan
    }

    private mutating func days(_ entry: YAMLNode.Entry) -> Set<Int> {
        var days: Set<Int> = []
        for node in items(entry) {
            let one = YAMLNode.Entry(key: entry.key, place: entry.place, value: node)
            days.formUnion(reader.value(one, .weekdays) { Weekdays.read($0) } ?? [])
        }
        return days.count == 7 ? [] : days
    }

    private mutating func formats(_ entry: YAMLNode.Entry) -> [DigestFormat] {
        var formats: [DigestFormat] = []
        for node in items(entry) {
            let one = YAMLNode.Entry(key: entry.key, place: entry.place, value: node)
            if let format: DigestFormat = reader.choice(one), !formats.contains(format) { formats.append(format) }
        }
        return formats.isEmpty ? DigestFormat.allCases : formats
    }

    /// The names of sinks; that of the files, to which editions go anyway, may stand among them.
    private mutating func sinks(_ entry: YAMLNode.Entry) -> [String] {
        var names: [String] = []
        for node in items(entry) {
            let one = YAMLNode.Entry(key: entry.key, place: entry.place, value: node)
            guard let name = reader.text(one), name != FileSink.sinkName, !names.contains(name) else { continue }
            names.append(name)
            digestSinks.append((name, node))
        }
        return names
    }

    /// The items of a list that must not be empty.
    private mutating func items(_ entry: YAMLNode.Entry) -> [YAMLNode] {
        let items = reader.list(entry)
        if items.isEmpty { reader.report(entry.value, .emptyKey(entry.key)) }
        return items
    }

    mutating func readPeople(_ entry: YAMLNode.Entry) {
        var addresses: [String: SourcePlace] = [:]
        for node in reader.list(entry) {
            let entries = reader.entries(node, key: entry.key, known: SettingsReader.known("people"))
            var person = Person(name: "", zone: settings.zone)
            for entry in entries {
                switch entry.key {
                case "name": person.name = reader.text(entry) ?? ""
                case "mail":
                    person.mail = reader.mailAddress(entry)
                    person.mailPlace = entry.value.place
                    // Two at one address would share their rules and hours.
                    if let mail = person.mail { reader.warnOfRepeated(mail, at: entry.value, seen: &addresses) }
                case "zone": person.zone = zone(entry) ?? person.zone
                case "at": person.secondsOfDay = reader.value(entry, .timeOfDay, Quantity.timeOfDay)
                case "quiet": person.quiet = reader.quietHours(entry)
                case "rules": person.rules = reader.rules(entry)
                default: break
                }
            }
            if node.map != nil, !entries.contains(where: { $0.key == "name" }) {
                reader.report(node, .missingKey("name"))
            }
            warnOfUnused(entries, of: person, in: node)
            if settings.people.contains(where: { $0.name == person.name }) {
                reader.report(node, .nameTaken(person.name, key: entry.key))
            } else if person.hasEditions {
                readers.append((person.name, node))
            }
            settings.people.append(person)
        }
    }

    /// Only mail goes to people; channels have quiet hours of their own.
    private mutating func warnOfUnused(_ entries: [YAMLNode.Entry], of person: Person, in node: YAMLNode) {
        guard person.mail == nil, node.map?.contains(where: { $0.key == "mail" }) == false else { return }
        for entry in entries where entry.key == "quiet" {
            reader.report(
                FileProblem(
                    place: entry.place,
                    endColumn: entry.place.column + entry.key.unicodeScalars.count,
                    level: .warning,
                    fact: .unusedKey(entry.key, needed: "mail", of: person.name)
                )
            )
        }
    }

    /// Editions need names that their files can bear beside each other, and sinks that are there.
    mutating func checkEditions() {
        var slugs = Set(settings.digests.map { DigestFormat.slug($0.name) })
        for (name, node) in readers where !slugs.insert(DigestFormat.slug(name)).inserted {
            reader.report(node, .duplicateName(name))
        }
        let known = settings.sinks.map(\.name)
        for (name, node) in digestSinks where !known.contains(name) {
            reader.report(node, .noSuchSink(name, suggestion: Spelling.suggestion(for: name, among: known)))
        }
    }
}
