import Glibc

/// Texts as the system takes them for a new process, with a null pointer at the end.
final class ProcessWords {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) {
        pointers = texts.map { strdup($0) } + [nil]
    }

    deinit {
        for pointer in pointers { free(pointer) }
    }
}
