"""Workers: processes, on any machines, that take the looks of one crawl between them."""
