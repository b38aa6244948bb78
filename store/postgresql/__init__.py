"""What PostgreSQL alone has: several servers in an address, holds on work that outlast one, rows
written many at once."""
