"""The built site as judges outside this project see it: Lighthouse, html-validate, and a stopwatch at its search.

Both judges are programs for Node, so this is no part of `make test`; `package.json` pins them, `make audit`
installs and runs them. The browser is the one of the browser tests; none is downloaded.
"""
