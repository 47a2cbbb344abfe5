"""Live: a changed input is built again while somebody looks at the site, and an error leaves the last good page."""
