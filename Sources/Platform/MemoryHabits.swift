import CLinux

/// How the C library deals with memory that is let go.
package enum MemoryHabits {
    /// Blocks of 64 KiB and more go back to the system at once, and threads share four heaps.
    ///
    /// A pass takes in documents on one thread and lets them go on others: where each kept a heap of its own with the holes
    /// that they leave, the process would grow to several times what it holds.
    package static func returnLargeBlocks() {
        lookout_return_large_blocks()
    }
}
