/// Where an item belongs: it begins a story, or joins one.
package enum StoryPlacement: Hashable, Sendable {
    /// How surely an item tells the story that it joins.
    package enum Grade: String, Hashable, Codable, Sendable {
        /// It began the story.
        case first
        case firm
        /// Possibly the same: it keeps a line of its own.
        case possible
    }

    case begins
    case joins(story: String, Join)

    /// How an item joins a story.
    package struct Join: Hashable, Sendable {
        package let grade: Grade
        /// The cosine with the item that it is most like.
        package let similarity: Double
        /// The item that it is most like, by its sequence.
        package let neighbour: Int64
        /// The owner whose text it repeats; nil where it tells the story in its own words.
        package let copiedFrom: String?

        package init(grade: Grade, similarity: Double, neighbour: Int64, copiedFrom: String?) {
            self.grade = grade
            self.similarity = similarity
            self.neighbour = neighbour
            self.copiedFrom = copiedFrom
        }
    }
}
