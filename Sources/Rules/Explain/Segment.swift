import Text

/// One field's text of an item, folded; an item has one segment per field, and one per tag.
struct Segment {
    let field: QueryField
    let text: String
    let cells: [FoldedText.Cell]

    init(_ field: QueryField, _ text: String) {
        self.field = field
        self.text = text
        cells = FoldedText(text).cells
    }
}
