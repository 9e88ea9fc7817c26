"""The named questions, the guard before free ones, and the code that asks them."""

from planatlas.queries.library import Question, question, questions
from planatlas.queries.runner import ask

__all__ = ["Question", "ask", "question", "questions"]
