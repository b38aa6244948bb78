"""Where everything in a picture stands; templates draw it as SVG, styled by classes alone."""
