"""`python -m bot`: hands over to the command line; nothing else."""

from bot.cli import main

if __name__ == "__main__":
    main()
