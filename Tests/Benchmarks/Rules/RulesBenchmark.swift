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
            let wall = clock.measure {
                for item in corpus.items { matches += rules.indices(catching: item).count }
            }
            best = min(best, worked() - start)
            alone = min(alone, wall / .seconds(1))
        }
        let pair = options.isPaired ? paired(rules, corpus, options.rounds) : .nan
        let rate = Double(corpus.items.count) / best
        var line = "  " + column(String(size), 6) + column(number(load / .seconds(1), 2), 9)
        line += column(number(Double(matches) / Double(corpus.items.count), 2), 14)
        line += column(number(rate, 0), 9) + column(number(best * 1e6 / Double(corpus.items.count), 2), 9)
        line += column(number(alone / pair, 2), 11) + column(String(text.literals.count), 10)
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

    /// The seconds by the wall clock until two threads have done half of the items each.
    private static func paired(_ rules: RuleSet, _ corpus: Corpus, _ rounds: Int) -> Double {
        let half = corpus.items.count / 2
        let parts = [corpus.items[..<half], corpus.items[half...]]
        var best = Double.infinity
        for _ in 0..<rounds {
            let wall = ContinuousClock().measure {
                DispatchQueue.concurrentPerform(iterations: 2) { part in
                    for item in parts[part] { _ = rules.indices(catching: item) }
                }
            }
            best = min(best, wall / .seconds(1))
        }
        return best
    }

    private static func column(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(1, width - text.count)) + text
    }

    private static func number(_ value: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", value)
    }
}
