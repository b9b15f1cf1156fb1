"""The language server: what an editor asks about bylaws while they are written.

``analysis`` reads a text; one module for each kind of question answers from that; ``server`` speaks
the protocol (LSP 3.17) through pygls and knows nothing of bylaws.
"""
