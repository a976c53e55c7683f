"""`python -m cptslint`."""

from cptslint.cli import main

if __name__ == "__main__":
    main()
