"""Hold the annotated conventions and the tools that build and check them."""
