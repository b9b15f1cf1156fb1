"""Text to syntax tree and back: the only room that knows how a bylaw is spelled."""

from bylawkit.syntax.nodes import Node, Token, Tree
from bylawkit.syntax.parser import parse

__all__ = ["Node", "Token", "Tree", "parse"]
