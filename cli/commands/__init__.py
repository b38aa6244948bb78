"""Commands, those that go together in one file: options and printing only."""
