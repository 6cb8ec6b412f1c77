"""The rules of leave: pure, exact, and unaware of clocks, databases and chat."""
