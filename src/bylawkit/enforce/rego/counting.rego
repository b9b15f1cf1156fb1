# Counts votes as the bylaws of a compound say. The same for every bylaw.
#
# Figures are whole numbers, areas in 0.01 m². A figure that is left out is unknown, not zero, and null
# stands for an unknown figure or an unknown truth. Shares are compared by multiplying across; the only
# division, of `need`, is of a multiple, so that nothing is ever rounded.
package bylawkit.counting

import rego.v1

returned := ["for", "against", "abstain", "follow", "invalid"]

outside := ["silent", "unserved"]

parts := array.concat(returned, outside)

keys := array.concat(["total", "returned"], parts)

# ── Figures that follow from the others ──

completed(known) := again if {
	once := solved(known)
	again := solved(once)
}

solved(known) := third if {
	first := settled(known, "returned", returned)
	second := settled(first, "total", array.concat(["returned"], outside))
	third := settled(second, "total", parts)
}

# What follows from `whole` being the sum of `kinds`.
settled(known, whole, kinds) := object.union(known, {whole: added(known, kinds)}) if {
	lacking(known, array.concat([whole], kinds)) == [whole]
} else := object.union(known, {kind: left | some kind in lacking(known, kinds)}) if {
	known[whole]
	left := known[whole] - added(known, kinds)
	left >= 0
	one_lacking_or_nothing_left(known, kinds, left)
} else := known

one_lacking_or_nothing_left(_, _, left) if left == 0

one_lacking_or_nothing_left(known, kinds, _) if count(lacking(known, kinds)) == 1

lacking(known, kinds) := [kind | some kind in kinds; not known[kind]]

added(known, kinds) := sum([object.get(known, kind, 0) | some kind in kinds])

# ── Sums of kinds of vote ──

# The votes of these kinds together; null if that is unknown.
together(known, kinds) := added(known, kinds) if {
	lacking(known, kinds) == []
} else := (known.returned - added(known, rest)) + added(known, beyond) if {
	beyond := [kind | some kind in kinds; kind in outside]
	rest := [kind | some kind in returned; not kind in kinds]
	known.returned
	lacking(known, beyond) == []
	lacking(known, rest) == []
} else := null

whole_of(known, test) := object.get(known, "total", null) if {
	test.whole == "total"
} else := together(known, test.whole)

# The votes of a side, with those that join it because they follow the majority.
have_of(known, test) := together(known, test.have) if {
	together(known, test.follow) == 0
} else := express + (followers * joining(known, test.side)) if {
	express := together(known, test.have)
	followers := together(known, test.follow)
	express != null
	followers != null
	joining(known, test.side) != null
} else := null

# 1 if the majority is expressly on this side, else 0; null if that is unknown.
joining(known, side) := 1 if {
	known[side] > known[other[side]]
} else := 0 if {
	known["for"] >= 0
	known.against >= 0
} else := null

other := {"for": "against", "against": "for"}

# ── One comparison ──

# A share of nothing is never reached.
is_met(_, _, 0) := false

is_met(test, have, whole) := holds(test.cmp, have * test.den, whole * test.num) if {
	have != null
	whole != null
	whole != 0
}

holds(">=", left, right) := left >= right

holds(">", left, right) := left > right

holds("<=", left, right) := left <= right

holds("<", left, right) := left < right

# What a comparison comes to; null if it hangs on what is unknown.
truth(known, test) := is_met(test, have_of(known, test), whole_of(known, test)) if {
	settled_by_figures(known, test)
} else := found if {
	truths := {is_met(test, have, whole) |
		some full in corners(known)
		whole := whole_of(full, test)
		some have in haves(known, full, test)
	}
	count(truths) == 1
	some found in truths
} else := null

settled_by_figures(known, test) if whole_of(known, test) == 0

settled_by_figures(known, test) if {
	whole_of(known, test) != null
	have_of(known, test) != null
}

haves(known, full, test) := {have |
	some joins in ways(known, test)
	have := together(full, test.have) + (together(full, test.follow) * joins)
}

ways(known, test) := {0} if {
	test.follow == []
} else := {joining(known, test.side)} if {
	joining(known, test.side) != null
} else := {0, 1}

# The figures completed in every extreme way: what is left of a whole all goes to one unknown kind.
corners(known) := [full |
	known.total
	not impossible(known)
	some first in takers(known, "returned")
	some second in takers(known, "outside")
	full := filled(known, first, second)
]

filled(known, first, second) := object.union({"total": known.total}, {kind: figure |
	some kind in parts
	figure := (object.get(known, kind, 0) + given(first, kind)) + given(second, kind)
})

given(taker, kind) := taker.votes if {
	taker.kind == kind
} else := 0

# Who may take what is left: of the ballots returned and of the others, or of all at once.
takers(known, "returned") := takers_of(known, known.returned, returned) if {
	known.returned
} else := takers_of(known, known.total, parts)

takers(known, "outside") := takers_of(known, known.total - known.returned, outside) if {
	known.returned
} else := [{"kind": null, "votes": 0}]

takers_of(known, whole, kinds) := [{"kind": null, "votes": 0}] if {
	lacking(known, kinds) == []
} else := [{"kind": kind, "votes": left} |
	left := whole - added(known, kinds)
	some kind in lacking(known, kinds)
]

impossible(known) if misfit(known.returned, known, returned)

impossible(known) if misfit(known.total - known.returned, known, outside)

impossible(known) if {
	not known.returned
	misfit(known.total, known, parts)
}

misfit(whole, known, kinds) if whole < added(known, kinds)

misfit(whole, known, kinds) if {
	whole != added(known, kinds)
	lacking(known, kinds) == []
}

# ── Reasons ──

# The least figure that meets a test; the greatest, for a test of at most so much.
need(_, null) := null

need(test, 0) := 1 if test.cmp == ">="

need(test, whole) := quotient(((whole * test.num) + test.den) - 1, test.den) if {
	test.cmp == ">="
	whole != null
	whole > 0
}

need(test, whole) := quotient(whole * test.num, test.den) + 1 if {
	test.cmp == ">"
	whole != null
}

need(test, whole) := quotient(whole * test.num, test.den) if {
	test.cmp == "<="
	whole != null
}

need(test, whole) := max([quotient(((whole * test.num) + test.den) - 1, test.den) - 1, 0]) if {
	test.cmp == "<"
	whole != null
}

quotient(scaled, den) := (scaled - (scaled % den)) / den

short_by(_, null, _) := null

short_by(_, needed, null) := null if needed != null

short_by(test, needed, have) := max([needed - have, 0]) if {
	test.cmp in [">=", ">"]
	needed != null
	have != null
}

short_by(test, needed, have) := max([have - needed, 0]) if {
	test.cmp in ["<=", "<"]
	needed != null
	have != null
}

reason(tally, test) := {
	"code": test.code,
	"article": test.article,
	"law": test.law,
	"basis": test.basis,
	"measure": test.measure,
	"cmp": test.cmp,
	"share": {"num": test.num, "den": test.den},
	"whole": whole,
	"need": needed,
	"have": have,
	"short_by": short_by(test, needed, have),
	"met": truth(known, test),
} if {
	known := tally[test.measure]
	whole := whole_of(known, test)
	have := have_of(known, test)
	needed := need(test, whole)
}

# ── Several tests ──

all_met(truths) := false if {
	false in truths
} else := null if {
	null in truths
} else := true

one_met(truths) := true if {
	true in truths
} else := null if {
	null in truths
} else := false

# ── The outcome ──

outcome(false, _) := "turnout-not-met"

outcome(turnout, false) := "rejected" if turnout != false

outcome(null, approve) := "undetermined" if approve != false

outcome(true, null) := "undetermined"

outcome(true, true) := "carried"

# As many votes expressly for as against, in every measure.
level(tally, measures) if {
	every measure in measures {
		tally[measure]["for"] == tally[measure].against
	}
}

# ── What cannot be right in a tally ──

# Figures that are no figures are told first, and the others once they are.
problems(stated, largest) := ill_formed(stated) if {
	count(ill_formed(stated)) > 0
} else := (unknown_measures(stated) | wrong_figures(stated, largest)) | over_the_whole(stated)

ill_formed(stated) := {{"code": "not-figures", "at": "tally"}} if {
	not is_object(stated)
} else := {{"code": "not-figures", "at": measure} |
	some measure, figures in stated
	not is_object(figures)
}

unknown_measures(stated) := {{"code": "unknown-measure", "at": measure} |
	some measure, _ in stated
	not measure in {"area", "heads", "households", "seats"}
}

wrong_figures(stated, largest) := {{"code": code, "at": sprintf("%s.%s", [measure, key])} |
	some measure, figures in stated
	some key, figure in figures
	some code in wrong(key, figure, largest)
}

over_the_whole(stated) := {{"code": "over-the-whole", "at": measure} |
	some measure, figures in stated
	every figure in figures {
		is_whole(figure)
	}
	too_many(figures)
}

wrong(key, _, _) := {"several-candidates"} if {
	key == "candidates"
} else := {"unknown-figure"} if {
	not key in keys
}

wrong(key, figure, _) := {"not-a-whole-number"} if {
	key in keys
	not is_whole(figure)
}

wrong(key, figure, largest) := {"too-large"} if {
	key in keys
	is_whole(figure)
	figure > largest
}

is_whole(figure) if {
	is_number(figure)
	figure >= 0
	floor(figure) == figure
}

too_many(figures) if figures.total < added(figures, parts)

too_many(figures) if figures.returned < added(figures, returned)

too_many(figures) if figures.total < added(figures, array.concat(["returned"], outside))

too_many(figures) if {
	lacking(figures, parts) == []
	figures.total != added(figures, parts)
}

too_many(figures) if {
	lacking(figures, returned) == []
	figures.returned != added(figures, returned)
}

too_many(figures) if {
	lacking(figures, array.concat(["returned"], outside)) == []
	figures.total != added(figures, array.concat(["returned"], outside))
}
