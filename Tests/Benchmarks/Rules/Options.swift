/// What the benchmark is asked to do.
struct Options {
    var scan: String?
    var items = 20_000
    var sizes = [100, 1000, 10_000, 100_000]
    var mixes: [Corpus.Mix] = []
    var rounds = 3
    var isPaired = true

    init(_ arguments: some Sequence<String>) {
        var rest = Array(arguments)
        while let argument = rest.first {
            rest.removeFirst()
            guard argument.hasPrefix("--") else {
                scan = argument
                continue
            }
            guard let value = rest.first else { continue }
            rest.removeFirst()
            switch argument {
            case "--items": items = Int(value) ?? items
            case "--sizes": sizes = value.split(separator: ",").compactMap { Int($0) }
            case "--mix": mixes = Corpus.Mix(rawValue: value).map { [$0] } ?? mixes
            case "--rounds": rounds = Int(value) ?? rounds
            case "--paired": isPaired = value != "no"
            default: break
            }
        }
    }
}
