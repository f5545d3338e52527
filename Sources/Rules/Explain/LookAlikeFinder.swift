import Text

/// Looks for a term in letters of another script that look the same: `Таiwan` with a Cyrillic Т and а.
struct LookAlikeFinder {
    /// The fewest letters of a term that is looked for.
    private static let shortest = 3

    let leaf: TermLeaf
    let text: ItemText

    /// The places, in the order of the text.
    func spans() -> [HitSpan] {
        let pattern = leaf.pattern
        guard pattern.cells.count >= LookAlikeFinder.shortest else { return [] }
        let wanted = pattern.cells.map { LookAlikes.shape(of: $0.form) }
        let isMixed = pattern.cells.contains { LookAlikeFinder.isOfOtherScript($0.folded) }
        var spans: [HitSpan] = []
        for (index, segment) in text.segments.enumerated() where segment.cells.count >= wanted.count {
            let cells = segment.cells
            guard isMixed || cells.contains(where: { LookAlikeFinder.isOfOtherScript($0.folded) }) else { continue }
            for start in 0...(cells.count - wanted.count) where isPlace(cells, start, wanted) {
                spans.append(HitSpan(index, start..<(start + wanted.count), in: cells))
            }
        }
        return spans
    }

    private func isPlace(_ cells: [FoldedText.Cell], _ start: Int, _ wanted: [String]) -> Bool {
        let pattern = leaf.pattern
        let end = start + wanted.count
        guard LookAlikes.shape(of: cells[start].form) == wanted[0], pattern.isOpen || TermPattern.isStart(cells, start),
            pattern.reach == .inside || pattern.isPrefix || TermPattern.isEdge(cells, end)
        else { return false }
        var differs = false
        for index in wanted.indices {
            let (cell, own) = (cells[start + index], pattern.cells[index])
            guard cell.folded == own.folded || LookAlikes.shape(of: cell.form) == wanted[index] else { return false }
            differs = differs || cell.folded != own.folded
            if index > 0, cell.hasBreakBefore != own.hasBreakBefore { return false }
        }
        return differs
    }

    /// Greek or Cyrillic.
    private static func isOfOtherScript(_ folded: UInt32) -> Bool {
        (0x370..<0x530).contains(folded)
    }
}
