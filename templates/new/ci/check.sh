#!/bin/sh
# What the CI of this folder runs: everything must hold before a change is voted on.
set -e
cd "$(dirname "$0")"
bylawkit fmt --check .
bylawkit check --strict .
bylawkit test .
bylawkit build . --out out
