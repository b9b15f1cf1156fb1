# Works out what a household owes for a month. The same for every bylaw.
#
# Money is fen, areas are 0.01 m². An amount of a tariff is [so many, and so many] in parts of a fen, `scale` of
# which make one: the first for each 0.01 m², the second besides. Every amount is rounded once, a half upward; the only
# division is of a multiple, so that nothing is rounded besides.
package bylawkit.charging

import rego.v1

# The whole, and who pays which part of it.
charge(tariff, facts) := {"whole": whole, "parts": in_fen(owed, whole, tariff.scale)} if {
	exact := of(tariff.whole, facts.area)
	whole := rounded(exact * (tariff.gone + 1), tariff.scale) - rounded(exact * tariff.gone, tariff.scale)
	owed := parts(tariff, facts, exact)
}

of(amount, area) := (amount[0] * area) + amount[1]

rounded(amount, scale) := quotient((2 * amount) + scale, 2 * scale)

quotient(scaled, den) := (scaled - (scaled % den)) / den

# The parts before rounding; subsidies never exceed what is left.
parts(tariff, facts, exact) := array.concat(
	[{"payer": tariff.payer, "ground": "household", "exact": household, "capped": false}],
	array.concat(array.concat(of_phase, of_year), array.concat(exempt, others)),
) if {
	before := of(tariff.household, facts.area)
	of_phase := given("phase-subsidy", tariff.gifts, phase_amounts(tariff, facts), exact - before)
	of_year := given("yearly-subsidy", tariff.yearly, yearly_amounts(tariff, facts), before)
	left := before - total(of_year)
	exempt := exempted(facts, left)
	household := left - total(exempt)
	others := rest_of(tariff, (exact - before) - total(of_phase))
}

total(given_parts) := sum([part.exact | some part in given_parts])

# What each gives in turn: amounts are used up one after the other until nothing is left.
given(ground, gifts, amounts, left) := [part |
	some at, gift in gifts
	upto := min([sum(array.slice(amounts, 0, at + 1)), left])
	before := min([sum(array.slice(amounts, 0, at)), left])
	part := {"payer": gift.payer, "ground": ground, "exact": upto - before, "capped": gift.cap != null}
]

phase_amounts(tariff, facts) := [amount |
	some gift in tariff.gifts
	amount := capped(of(gift.amount, facts.area), gift.cap, tariff.scale)
]

capped(amount, null, _) := amount

capped(amount, cap, scale) := min([amount, cap * scale]) if cap != null

yearly_amounts(tariff, facts) := [amount |
	some gift in tariff.yearly
	amount := of_gift(gift, facts)
]

of_gift(gift, facts) := 0 if {
	ended(gift, facts)
} else := of(gift.hardship, facts.area) if {
	facts.hardship
	gift.hardship != null
} else := of(gift.by_year[year_of(gift, facts)], facts.area) if {
	year_of(gift, facts) < count(gift.by_year)
} else := 0

ended(_, facts) if facts.developer_stock

ended(gift, facts) if {
	facts.sold
	gift.ends_on_sale
}

# Full years since the count began; a household yet to pay is in its first year.
year_of(gift, facts) := gift.year if {
	gift.year != null
} else := 0 if {
	facts.first_payment == null
} else := quotient(max([number_of(facts.month) - number_of(facts.first_payment), 0]), 12)

number_of(month) := (count_of(substring(month, 0, 4)) * 12) + count_of(substring(month, 5, 2))

count_of(digits) := to_number(trim_left(digits, "0"))

exempted(facts, _) := [] if facts.exempt == null

exempted(facts, left) := [{"payer": null, "ground": "exempt", "exact": off, "capped": false}] if {
	facts.exempt != null
	off := quotient(left * facts.exempt.num, facts.exempt.den)
}

rest_of(tariff, rest) := [{"payer": tariff.borne_by, "ground": "borne-by", "exact": rest, "capped": false}] if {
	tariff.borne_by != null
} else := [] if {
	rest == 0
} else := [{"payer": null, "ground": "waived", "exact": rest, "capped": false}]

# In fen: each rounded in turn as far as the whole goes; what is left is the last part without a cap.
in_fen(owed, whole, scale) := [part |
	last := max([at | some at, one in owed; not one.capped])
	fens := [fen | some at, one in owed; fen := fen_of(one, at, last, scale)]
	some at, one in owed
	fen := share_of(fens, at, last, whole)
	part := {"payer": one.payer, "ground": one.ground, "fen": fen}
]

fen_of(_, at, last, _) := 0 if at == last

fen_of(one, at, last, scale) := rounded(one.exact, scale) if at != last

share_of(fens, at, last, whole) := whole - min([sum(fens), whole]) if at == last

share_of(fens, at, last, whole) := upto - before if {
	at != last
	upto := min([sum(array.slice(fens, 0, at + 1)), whole])
	before := min([sum(array.slice(fens, 0, at)), whole])
}
