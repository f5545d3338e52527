import FeedParsing
import LookoutModel
import LookoutService
import Platform
import Text

/// What is wrong with the settings or a feed list, in words, each with its repair.
enum FileMessages {
    static func sentence(_ fact: FileProblem.Fact) -> String {
        switch fact {
        case .yaml(let fact): YAMLMessages.sentence(fact)
        case .unknownKey(let key, let suggestion):
            "unknown key “\(show(key))”" + (suggestion.map { "; did you mean “\(show($0))”?" } ?? "")
        case .plannedKey(let key): "“\(show(key))” is planned and not there yet in this version; take it out until then"
        case .wrongShape(let key, let expected): "\(key.isEmpty ? "the file" : show(key)) should be \(shape(expected))"
        case .badValue(let key, let value, let expected):
            "“\(show(value))” is nothing that \(show(key)) can be; \(expectation(expected))"
        case .missingKey(let key): "\(show(key)) is missing"
        case .emptyKey(let key): "\(show(key)): has nothing after it; write a value, or take the line out"
        case .duplicateName(let name):
            name.isEmpty
                ? "two digests have no name; give all but one of them a name, like name: evening"
                : "the name “\(show(name))” is taken by another digest or by a person with editions of their own; write another one"
        case .nameTaken(let name, let key):
            "the name “\(show(name))” is taken by another entry of \(show(key)); write another one as name:"
        case .addressTaken(let address, let first):
            "\(show(address)) stands already at \(Places.text(first)); whoever reads there is told as one, so name it once"
        case .nobodyToMail(let name):
            "the sink “\(show(name))” has nobody to write to; name addresses under to:, or people with a mail: address"
        case .noSuchSink(let name, let suggestion):
            "there is no sink “\(show(name))”"
                + (suggestion.map { "; did you mean “\(show($0))”?" }
                    ?? "; write the name: of an entry of sinks:, or its kind")
        case .noSuchRule(let part, let suggestion):
            "there is no \(named(part)), so nobody is told by it"
                + (suggestion.map { "; did you mean “\(show($0.description))”?" }
                    ?? "; write a rule's id, tag:NAME or folder:NAME")
        case .toldOfNothing(let sink, let recipient):
            "\(show(sink)): \(show(recipient)) is told of no rule, for its rules: leave none; choose others, or take the "
                + "line out to choose all"
        case .noSuchProgram(let path):
            "there is no program “\(show(path))” that can be run; write its whole path"
        case .noSuchSecret(let path):
            "the file \(show(path)) is not there or empty; write the secret into it, for the user that lookout runs as"
        case .unmailed(let person, let sinks):
            "\(show(person)) gets no mail, for "
                + (sinks.isEmpty
                    ? "there is no sink that sends any; add one of kind: mail or sendmail under sinks:"
                    : "\(sinks.map { "“\(show($0))”" }.joined(separator: " and ")) writes to addresses of its own; add this one "
                        + "to its to:, or take its to: out")
        case .alertedOfNothing(let sink, let recipient):
            "\(show(sink)): \(show(recipient)) gets no alert, for its rules: leave none of priority alert or critical; choose "
                + "others, or raise the priority of one"
        case .unusedKey(let key, let needed, let name):
            "\(show(key)) of \(show(name)) is not used, for there is no \(needed): address; write one, or take the line out"
        case .badAddress(let address) where FeedAddress.holdsSecret(address):
            "this address has a name or a password in it, and addresses are shown; write it without, and give them by auth: in a "
                + "list of kind .yaml"
        case .badAddress(let address): "“\(show(address))” is no http or https address"
        case .textAfterAddress(let text): "“\(show(text))” after the address is not used; put # before a note"
        case .pathOutsideHome(let path): "“\(show(path))” leads outside Feeds/; a path is relative to Feeds/"
        case .noSuchZone(let name): "there is no time zone “\(show(name))”; write one like Asia/Tokyo"
        case .duplicateFeed(let id, let first):
            "the feed \(show(id.rawValue)) stands already at \(Places.text(first)), which counts"
        case .conflictingKeys(let one, let other): "\(show(one)) and \(show(other)) exclude each other; keep one"
        case .notOPML(let error): opml(error)
        case .passedOver(let reason): "left out: \(passed(reason))"
        case .unreadable(let code): "the file cannot be read (\(SystemMessages.text(code)))"
        case .unusedTemplate:
            "no digest uses this file; a template is called digest.html, digest.md or digest.txt, and digest-NAME.html for "
                + "the digest of that name (small letters, digits and hyphens), all right in Templates/"
        case .template(let fact): TemplateMessages.sentence(fact)
        case .emptyList: "there is no feed in this list; write addresses into it, or take the file away"
        case .noFeeds: "there is no feed here, so nothing is fetched; write addresses into Feeds/mine.txt, one a line"
        case .noRules: "there is no rule here, so nothing is looked for; Rules/README.md says how to write one"
        }
    }

    private static func named(_ part: RuleChoice.Part) -> String {
        switch part {
        case .id(let id): "rule “\(show(id))”"
        case .tag(let tag): "rule with the tag “\(show(tag))”"
        case .folder(let folder): "rule in the folder Rules/\(show(folder))"
        }
    }

    private static func show(_ text: String) -> String {
        RuleMessages.show(text)
    }

    private static func shape(_ shape: FileProblem.Shape) -> String {
        switch shape {
        case .text: "a text"
        case .list: "a list"
        case .map: "keys and values, one a line"
        }
    }

    private static func expectation(_ expected: FileProblem.Expectation) -> String {
        switch expected {
        case .oneOf(let values): "it can be \(values.joined(separator: ", "))"
        case .duration: "write a duration like 30m, 2h or 1d"
        case .size: "write a size like 500K or 10M"
        case .timeOfDay: "write a time like 07:00"
        case .boolean: "write true or false"
        case .number(let range): "write a number from \(range.lowerBound) to \(range.upperBound)"
        case .identifier: "use letters, digits, hyphens and dots, and each name once"
        case .address: "write a mail address or a web address"
        case .mailAddress: "write a plain mail address like desk@example.org"
        case .fieldName: "it is set already, or no name of a field; write another one, such as X-Desk"
        case .webhookSecret:
            "write whsec_ and the base64 of 24 to 64 bytes, which openssl rand -base64 32 gives"
        case .baseAddress: "write an http or https address without ? and #"
        case .weekdays: "write days like monday, mon-fri, weekdays, or weekly for a Monday"
        case .catchUp: "write merge, each, or skip and a duration, like skip 3d"
        case .quietHours: "write hours like 22:00-07:00"
        case .rules: "write a rule's id, tag:NAME or folder:NAME"
        case .webAddress: "write an http or https address"
        case .hostOrNetwork: "write a host, host:port or a network like 127.0.0.0/8"
        }
    }

    private static func opml(_ error: OPMLError) -> String {
        switch error {
        case .empty: "this OPML file is empty; export the list again"
        case .notOPML("html"?): "this is a web page and no OPML; export the list again from the feed reader"
        case .notOPML("feed"?): "this is a feed and no list of feeds; write its address into a file like Feeds/mine.txt"
        case .notOPML("opml"?): "this OPML is cut off or garbled; export the list again"
        case .notOPML(let root?): "this is no OPML, it begins with <\(show(root))>; export the list again as OPML"
        case .notOPML(nil): "this is no OPML; export the list again as OPML"
        case .exceeds(let limit, let bound):
            "this OPML goes beyond a limit (\(limit.rawValue), \(bound)); split it into several files"
        }
    }

    private static func passed(_ reason: String) -> String {
        switch reason {
        case "backup": "a backup"
        case "swap": "an editor has it open, or left it"
        case "copy": "a copy; give it a name of its own if you mean it"
        case "hidden": "its name begins with a dot"
        case "doubleEnding": "its name ends in .txt; take that ending off"
        case "otherKind": "not a plain text file; save it as .txt with one address a line, or export it as .opml"
        default: reason
        }
    }
}
