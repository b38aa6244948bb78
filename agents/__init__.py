"""The assistant's door: questions and documents over MCP, to be read alone."""
