"""Writing: calendar files that Outlook reads right, and tables."""
