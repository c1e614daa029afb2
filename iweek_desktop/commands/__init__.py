"""What `iweek` does without a window: one module per command."""
