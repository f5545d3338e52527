import Foundation

/// The seeds of a test that makes its cases at random.
///
/// `LOOKOUT_SEEDS=1000-1999` in the environment takes these instead, for a longer run; a failure names its seed.
package enum Seeds {
    package static func of(_ standard: ClosedRange<UInt64>) -> [UInt64] {
        guard let given = ProcessInfo.processInfo.environment["LOOKOUT_SEEDS"] else { return Array(standard) }
        let ends = given.split(separator: "-").compactMap { UInt64($0) }
        guard ends.count == 2, ends[0] <= ends[1] else { return Array(standard) }
        return Array(ends[0]...ends[1])
    }
}
