"""What is on: the programme as plain values, without Qt, files or a clock of its own."""
