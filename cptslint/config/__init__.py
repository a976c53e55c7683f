"""What the user wants: files of configuration, command line, and the rules that result."""
