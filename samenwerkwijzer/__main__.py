"""``python -m samenwerkwijzer``."""

from samenwerkwijzer.cli import main

if __name__ == "__main__":
    main()
