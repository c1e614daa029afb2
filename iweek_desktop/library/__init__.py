"""Where things are: folders, settings and the shelf of opened programmes."""
