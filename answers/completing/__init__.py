"""What a word that was begun may become: ids, sources, tags, names and more, for shells."""
