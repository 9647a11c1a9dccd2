"""The questions that a data set answers, a module each."""
