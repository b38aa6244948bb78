"""Letters on their way: headers of mails, connections, and handing over to a mail server."""
