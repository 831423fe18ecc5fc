"""Does a page say what its facts say? Each rule is one function, and each problem names its line."""
