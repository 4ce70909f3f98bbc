"""The command `policybot` (also `python -m bot`)."""

from bot.cli import main

if __name__ == "__main__":
    main()

__all__ = ["main"]
