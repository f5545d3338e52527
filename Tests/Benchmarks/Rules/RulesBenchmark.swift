import Foundation
import LookoutModel
import Rules
import TestSupport

/// How many items a second the rules let by, against a scan of Vectorscan for the same rules' literals.
///
/// `RulesBenchmark SCAN [--items N] [--sizes 100,1000] [--mix english|mixed]`: SCAN is the yardstick, built from
/// `Vectorscan/scan.c`; without it only Lookout is measured.
@main
struct RulesBenchmark {
    static func main() throws {
        var options = Options(CommandLine.arguments.dropFirst())
        options.mixes = options.mixes.isEmpty ? Corpus.Mix.allCases : options.mixes
        for mix in options.mixes {
            var generator = SeededGenerator(seed: 20_261_128)
            let vocabulary = Vocabulary(using: &generator)
            let corpus = Corpus(options.items, mix, vocabulary, using: &generator)
            let languages =
                mix == .english
                ? [vocabulary.english]
                : [vocabulary.english, vocabulary.english, vocabulary.korean, vocabulary.japanese, vocabulary.chinese]
            print("\(mix.rawValue): \(corpus.items.count) items of \(corpus.bytes / corpus.items.count) bytes")
            print("  rules   load s  matches/item  items/s  us/item  2 threads  literals  vectorscan items/s  ratio")
            for size in options.sizes {
                let text = RuleText(size, languages, using: &generator)
                measure(size, text, corpus, options)
            }
        }
    }

    private static func measure(_ size: Int, _ text: RuleText, _ corpus: Corpus, _ options: Options) {
        let clock = ContinuousClock()
        var rules = RuleSet([])
        let load = clock.measure {
            let file = RuleFile(path: "Rules/generated.yaml", bytes: Array(text.yaml.utf8))
            let loaded = RuleSet.load(files: [file], sample: Array(corpus.items.prefix(200)))
            precondition(!loaded.problems.contains { $0.level == .error }, "\(loaded.problems)")
            rules = loaded.rules
        }
        var (best, alone) = (Double.infinity, Double.infinity)
        var matches = 0
        for _ in 0..<options.rounds {
            matches = 0
            let start = worked()
            let seconds = wall {
                for item in corpus.items { matches += rules.indices(catching: item).count }
            }
            best = min(best, worked() - start)
            alone = min(alone, seconds)
        }
        let faster = options.isPaired ? speedUp(rules, corpus, options.rounds, pass: alone) : .nan
        let rate = Double(corpus.items.count) / best
        var line = "  " + column(String(size), 6) + column(number(load / .seconds(1), 2), 9)
        line += column(number(Double(matches) / Double(corpus.items.count), 2), 14)
        line += column(number(rate, 0), 9) + column(number(best * 1e6 / Double(corpus.items.count), 2), 9)
        line += column(number(faster, 2), 11) + column(String(text.literals.count), 10)
        if let scan = options.scan, let seconds = Yardstick(scan).seconds(text.literals, corpus, options.rounds) {
            let yardstick = Double(corpus.items.count) / seconds
            line += column(number(yardstick, 0), 20) + column(number(rate / yardstick, 3), 7)
        }
        print(line)
    }

    /// The seconds this thread has worked: others on the machine do not count.
    private static func worked() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// How many times as fast as one thread two are that do half of the items each.
    ///
    /// Both go over the items again and again, so that two threads have at least about two seconds to do; `pass` is what
    /// one takes to go over them once.
    private static func speedUp(_ rules: RuleSet, _ corpus: Corpus, _ rounds: Int, pass: Double) -> Double {
        let passes = max(1, Int((2 * 2 / pass).rounded(.up)))
        let half = corpus.items.count / 2
        let parts = [corpus.items[..<half], corpus.items[half...]]
        var (alone, paired) = (Double.infinity, Double.infinity)
        for _ in 0..<rounds {
            alone = min(alone, wall { for _ in 0..<passes { go(over: corpus.items[...], rules) } })
            paired = min(
                paired,
                wall {
                    DispatchQueue.concurrentPerform(iterations: 2) { part in
                        for _ in 0..<passes { go(over: parts[part], rules) }
                    }
                }
            )
        }
        return alone / paired
    }

    private static func go(over items: ArraySlice<RuleSubject>, _ rules: RuleSet) {
        for item in items { _ = rules.indices(catching: item) }
    }

    /// The seconds by the wall clock.
    private static func wall(_ body: () -> Void) -> Double {
        ContinuousClock().measure(body) / .seconds(1)
    }

    private static func column(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(1, width - text.count)) + text
    }

    private static func number(_ value: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", value)
    }
}
