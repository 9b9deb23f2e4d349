# The commands of this project. README.md has the two that need no make: they run everywhere.
# `make setup` once, then any of these; with an environment of your own active, that one is used.
SHELL := bash
ifndef VIRTUAL_ENV
export PATH := $(CURDIR)/.venv/bin:$(PATH)
endif

.PHONY: help setup run test quick lint format format-check types renew pictures translations \
	requirements requirements-check check

help:  ## these lines
	@sed -n 's/^\([a-z-]*\):  ## /\1\t/p' Makefile | expand -t 20

setup:  ## install all that the app, its tests and the checks need, into .venv
	test -n "$$VIRTUAL_ENV" || python3 -m venv .venv
	python -m pip install -r requirements-dev.txt

run:  ## the app, at http://localhost:8501
	streamlit run app.py

test:  ## all tests
	pytest

quick:  ## all tests but those that drive a browser
	pytest -m "not browser and not deploy"

lint:  ## faults that ruff knows
	ruff check

format:  ## write the code as ruff formats it
	ruff format

format-check:  ## fail where it is not
	ruff format --check

types:  ## faults that mypy knows
	mypy

renew:  ## what is made from data/ and kept beside it; read the difference
	python -m tests.renew

pictures:  ## the pictures of the README; look at them
	python -m tests.renew_pictures

translations:  ## messages.pot, which a new language begins with
	python -m tests.pot > messages.pot

requirements:  ## compile the requirement files after a change of a .in file
	bash .ci/requirements

requirements-check:  ## fail where they are not what their .in files give
	bash .ci/requirements --check

check:  ## everything, in a fresh environment, as CI does
	bash .ci/run
