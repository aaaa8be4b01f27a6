"""The version of the program, also the distribution's."""

VERSION = "0.1.0"
