"""The present, new ids, and the metronome that looks at what is due."""
