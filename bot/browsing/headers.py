"""What every response to a browser carries."""

SAFE = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Nothing from elsewhere, no script or style in the page itself, in nobody's frame."""
FRESH = SAFE | {"Cache-Control": "no-store"}
"""Of what is one person's: nothing between them and us may keep it."""
FOR_EVER = SAFE | {"Cache-Control": "public, max-age=31536000, immutable"}
"""Of files whose address changes with their content."""
