"""The tests of the page for people in a browser; `nox --session browser` runs them."""
