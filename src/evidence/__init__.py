"""What is known: sources, the records that rest on them, and the rules between them."""
