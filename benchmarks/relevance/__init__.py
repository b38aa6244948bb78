"""How well sentences are answered, beside stock engines, on collections with judgements."""
