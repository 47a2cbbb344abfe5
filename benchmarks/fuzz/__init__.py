"""Coverage-guided fuzzing: `python -m benchmarks.fuzz TARGET`; `targets.py` says what is promised."""
