"""Which records of many archives touch the topic: each file is looked through by itself."""
