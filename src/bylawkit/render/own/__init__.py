"""Templates of the user's own: a folder that takes the place of some of ours, held in bounds."""
