"""Run the command line as `python -m iweek_desktop`."""

from iweek_desktop.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
