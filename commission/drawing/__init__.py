"""Pictures as plain values: where each shape and word stands. Templates turn them into SVG."""
