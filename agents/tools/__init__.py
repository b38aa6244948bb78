"""Questions as an assistant asks them: when to ask which, and how much is answered."""
