import Testing

/// Tests of the program as a process, end to end.
///
/// One after the other: each starts processes that want the whole machine.
@Suite(.serialized, .enabled(if: LookoutProgram.isThere, "lookout is not built: build it, or set LOOKOUT_BINARY"))
struct ProgramTests {}
