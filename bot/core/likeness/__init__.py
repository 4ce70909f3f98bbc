"""How alike texts are, in numbers only: knows no topic. Plain question lists need no more."""
