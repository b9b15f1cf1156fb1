"""The look of an office's own Word file, and our documents in it (``build --reference``)."""
