/// Counted nouns.
enum Plural {
    /// `1 feed`, `2 feeds`.
    static func of(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(count) " + (count == 1 ? one : many ?? one + "s")
    }
}
