"""Letters as JSON, for programs and for chats: signed, and posted to a public address."""
