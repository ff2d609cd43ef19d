"""`python -m player`: the command line without the window."""

import sys

from player.cli.app import main

sys.exit(main())
