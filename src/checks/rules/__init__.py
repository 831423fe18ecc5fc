"""What a page must keep to: each module holds one rule, a function from a page to what is wrong with it."""
