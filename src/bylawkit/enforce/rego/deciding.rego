# ── How a matter is decided ──

# What is asked: {"matter", "on", "second_call", "tally": {"area": {"total", "for", …}, "heads": {…}}}.
# What is answered: `decision`, or `problems` and no decision.
rule := rules[input.matter]

problems contains {"code": "unknown-matter", "at": "matter"} if not rules[input.matter]

problems contains problem if {
	some problem in counting.problems(object.get(input, "tally", {}), rule.largest)
}

problems contains {"code": "law-of-another-day", "at": "on"} if input.on < law_from

problems contains {"code": "law-of-another-day", "at": "on"} if input.on > law_until

# Whether the matter is carried; false as long as that is not certain.
default carried := false

carried if decision.outcome == "carried"

decision := {
	"matter": input.matter,
	"outcome": outcome,
	"reasons": array.concat(guard_reasons, [reason |
		some name in asked
		reason := counting.reason(tally, leaves[name])
	]),
	"article": rule.article,
	"basis": rule.basis,
	"law": laws,
} if {
	count(problems) == 0
}

tally[measure] := figures if {
	some measure in rule.measures
	counted := counting.completed(object.get(object.get(input, "tally", {}), measure, {}))
	figures := seated(measure, counted)
}

# Seats that were not counted are those that the bylaw gives the body.
seated("seats", counted) := counting.completed(object.union(counted, {"total": rule.seats})) if {
	rule.seats
	not counted.total
} else := counted

seated(measure, counted) := counted if measure != "seats"

again if {
	input.second_call == true
	rule.called_again
}

asked := rule.called_again if again

asked := rule.asked if not again

laws := rule.law_again if again

laws := rule.law if not again

# Silent votes join a side only if the guard holds without them.
guarded := guard(input.matter, met(rule.without_silent)) if count(rule.guard) > 0

guard_reasons := [counting.reason(tally, rule.without_silent[name]) | some name in rule.guard]

leaves := rule.without_silent if guarded == false

leaves := rule.tests if not guarded == false

outcome := "undetermined" if {
	guarded == null
	came_to(rule.tests) != came_to(rule.without_silent)
} else := came_to(leaves)

met(tests) := {name: counting.truth(tally[test.measure], test) | some name, test in tests}

came_to(tests) := opened(tests, took_part(met(tests)))

took_part(truths) := turnout_again(input.matter, truths) if again

took_part(truths) := turnout(input.matter, truths) if not again

opened(tests, took) := by_people(tests, took, counting.outcome(took, agreed)) if {
	agreed := approve(input.matter, met(tests))
} else := left_to_people(took)

# Nothing is asked about approval: that is for people.
left_to_people(true) := "for-human-decision"

left_to_people(false) := "turnout-not-met"

left_to_people(null) := "undetermined"

by_people(tests, took, found) := "for-human-decision" if {
	found == "carried"
	rule.consents == true
} else := "for-human-decision" if {
	found == "rejected"
	took == true
	rule.tie in ["again", "lot", "chair"]
	counting.level(tally, rule.approve_measures)
	law_leaves_it(tests)
} else := found

# Neither a chair nor a lot makes up for what a statute demands.
law_leaves_it(_) if rule.tie == "again"

law_leaves_it(tests) if demanded(input.matter, met(tests)) != false
