"""What a document says and how it changes: news, differences, decisions of people."""
