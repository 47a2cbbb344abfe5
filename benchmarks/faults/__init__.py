"""What may go wrong while a build runs: it is killed, the disk fills, inputs change. `python -m benchmarks.faults`."""
