"""What people do on the server: sign in, decide, save, subscribe, and end subscriptions."""
