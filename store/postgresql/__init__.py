"""PostgreSQL that fails over: the servers in an address, and holds on work that outlast one."""
