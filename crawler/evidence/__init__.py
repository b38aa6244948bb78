"""The bundle that proves one document to somebody who has no Blotter."""
