"""What happens while the clonazepam reference is built: evidence in, checked pages out."""
