"""Learning: gold annotations in, weights out; not imported at run time."""
