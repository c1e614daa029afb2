"""What I want: favourites, notes, what clashes, and the way back from every change."""
