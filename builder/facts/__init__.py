"""Facts: figures, quotations and dated events, each with the span that states it."""
