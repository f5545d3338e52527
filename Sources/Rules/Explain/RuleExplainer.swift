/// Explains why one rule catches items, or does not.
///
/// It is an evaluator of its own over the rule's tree, which looks for every term in every text: slower than the engine,
/// and with an answer for each part.
package struct RuleExplainer: Sendable {
    /// What stands for the rule's own `any`, `all` and `match`.
    let plan: ExplainPlan
    package let rule: Rule
    private let none: [TermLeaf]
    private let except: [TermLeaf]

    package init(_ rule: Rule) {
        self.rule = rule
        var planner = ExplainPlanner(rule)
        plan = planner.plan()
        none = planner.leaves(rule.none)
        except = planner.leaves(rule.except)
    }

    /// Every term that the rule looks for, each once, in its order; those after NOT too, not those of `none` and `except`.
    package var terms: [Term] {
        var seen: Set<Term> = []
        return plan.leaves.map(\.term).filter { seen.insert($0).inserted }
    }

    /// Explains the rule for one item.
    package func explain(_ subject: RuleSubject) -> RuleExplanation {
        explain(ItemText(subject))
    }

    /// Explains the rule for one item whose texts are ready.
    package func explain(_ text: ItemText) -> RuleExplanation {
        var evaluator = evaluator(text)
        let conditions = ExplainedCondition.all(of: rule.condition, for: text.subject)
        let unwanted = unwanted(evaluator)
        let admits = unwanted.isEmpty && conditions.allSatisfy(\.holds)
        let holds = admits && evaluator.holds(plan)
        evaluator.hidesContent = true
        let holdsWithoutContent = holds && evaluator.holds(plan)
        evaluator.hidesContent = false
        let explained = PartExplainer(evaluator: evaluator)
        let root = explained.part(plan)
        var missing: [MissingPart] = []
        var nearMisses: [NearMiss] = []
        if !holds {
            missing = conditions.filter { !$0.holds }.map { .condition($0) }
            if !unwanted.isEmpty { missing.append(.none(FoundTexts(unwanted, in: text))) }
            missing += MissingFinder(explainer: explained).missing(plan)
            let finder = NearMissFinder(evaluator: evaluator, except: except, admits: admits, plan: plan)
            nearMisses = finder.nearMisses()
        }
        let masks = masks(evaluator)
        let quotes = QuoteMaker(text: text).quotes(holds ? explained.reasons(plan) : explained.hits(plan))
        return RuleExplanation(
            rule: rule,
            holds: holds,
            holdsWithoutContent: holdsWithoutContent,
            conditions: conditions,
            root: root,
            none: FoundTexts(unwanted, in: text),
            masks: masks.listed,
            restOfMasks: masks.rest,
            quotes: quotes.listed,
            restOfQuotes: quotes.rest,
            missing: missing,
            nearMisses: nearMisses
        )
    }

    /// Whether the rule catches an item, by this evaluator alone.
    package func holds(_ text: ItemText) -> Bool {
        let evaluator = evaluator(text)
        return rule.condition.holds(for: text.subject) && unwanted(evaluator).isEmpty && evaluator.holds(plan)
    }

    /// The rule's terms that stand in an item where they count: in its fields, and where `except` does not cover them.
    package func termsFound(in text: ItemText) -> Set<Term> {
        let evaluator = evaluator(text)
        var found: Set<Term> = []
        func collect(_ plan: ExplainPlan) {
            switch plan.kind {
            case .terms(_, let leaves):
                for leaf in leaves where !evaluator.spans(of: leaf, plan.fields, nil).isEmpty {
                    found.insert(leaf.term)
                }
            case .all(let plans), .any(let plans), .window(let plans, _): for plan in plans { collect(plan) }
            case .near(let left, let right, _, _): for plan in [left, right] { collect(plan) }
            case .not(let inner), .sentence(let inner), .atLeast(_, let inner): collect(inner)
            case .pattern, .attribute: break
            }
        }
        collect(plan)
        return found
    }

    private func evaluator(_ text: ItemText) -> PlanEvaluator {
        PlanEvaluator(text: text, masks: MaskTable(except.flatMap { text.spans(of: $0) }))
    }

    /// Where terms of `none` stand, one term after the other.
    private func unwanted(_ evaluator: PlanEvaluator) -> [PlanEvaluator.Hit] {
        none.flatMap { leaf in
            evaluator.spans(of: leaf, rule.fields, nil).map { PlanEvaluator.Hit(term: leaf.term.entry, span: $0) }
        }
    }

    private func masks(_ evaluator: PlanEvaluator) -> (listed: [RuleExplanation.Mask], rest: Int) {
        let text = evaluator.text
        let places = except.flatMap { leaf in
            text.spans(of: leaf).map { PlanEvaluator.Hit(term: leaf.term.entry, span: $0) }
        }
        guard !places.isEmpty else { return ([], 0) }
        let leaves = (plan.leaves + none).filter { !text.spans(of: $0).isEmpty }
        let masks = FoundTexts.chosen(places.map(\.term)).map { index in
            var seen: Set<HitSpan> = []
            var covered: [PlanEvaluator.Hit] = []
            for leaf in leaves {
                for hit in text.spans(of: leaf, meeting: places[index].span) where seen.insert(hit).inserted {
                    covered.append(PlanEvaluator.Hit(term: leaf.term.entry, span: hit))
                }
            }
            let found = text.found(places[index].span, by: places[index].term)
            return RuleExplanation.Mask(found: found, covered: FoundTexts(covered, in: text))
        }
        return (masks, places.count - masks.count)
    }
}
