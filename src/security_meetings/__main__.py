"""`python -m security_meetings`: the command, where it is not on the path."""

import sys

from security_meetings.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
