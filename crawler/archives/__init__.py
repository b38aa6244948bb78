"""WARC and WACZ files, in and out."""
