"""Who may ask what: hosts, proxies, visitors, forms of people, and limits."""
