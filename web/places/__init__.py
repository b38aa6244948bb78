"""Where a request is answered from, so that nobody is answered from before what they have seen."""
