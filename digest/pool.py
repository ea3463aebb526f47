"""Reading and analysing in killable worker processes: a bad file costs its own process, never the program's."""
