"""What changed in meaning between two versions of a bylaw.

``align`` finds which statement of the one version is which of the other, ``fields`` what changed in
it, ``directions`` whether that is stricter or looser, by proof where it is a rule of a vote.
"""
