"""Calculate the sums that derived facts show: plain numbers with + - * / ** and brackets, and nothing else."""

import ast
import re
from contextlib import suppress
from decimal import Decimal

_OPERATORS = {
    ast.Add: Decimal.__add__,
    ast.Sub: Decimal.__sub__,
    ast.Mult: Decimal.__mul__,
    ast.Div: Decimal.__truediv__,
    ast.Pow: Decimal.__pow__,
}
_SIGNS = str.maketrans({"×": "*", "−": "-", "÷": "/", ",": None})
# Matched before Python parses the text, so that it parses nothing but sums. No sum of this site is longer.
_SUM = re.compile(r"[0-9.+\-*/() ]{1,200}")
_TOLERANCE = Decimal("0.02")


def compute(expression: str) -> Decimal:
    """The result of a sum. ValueError when it is not one; ArithmeticError when it has no result, as in 1 / 0."""
    text = expression.translate(_SIGNS).strip()
    if _SUM.fullmatch(text):
        with suppress(SyntaxError):
            return _evaluate(ast.parse(text, mode="eval").body)
    raise ValueError(f"'{text}' is not a sum of plain numbers with + - * / ** and brackets")


def _evaluate(node: ast.expr) -> Decimal:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Decimal(str(node.value))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_evaluate(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_evaluate(node.left), _evaluate(node.right))
    raise ValueError("only plain numbers with + - * / ** and brackets are worked out")


def wrong_sum(how: str) -> str:
    """What is wrong with the first wrong sum of a `how`, "" if nothing is.

    Sums are parted by semicolons, each with one `=` and right to within 2 per cent.
    """
    for sum_ in how.split(";"):
        if sum_.count("=") != 1:
            return f"`how` needs one = in each sum: '{sum_.strip()}'; write it as 2 * 3 = 6, sums parted by ;"
        left, _, right = sum_.partition("=")
        try:
            result, stated = compute(left), compute(right)
        except (ValueError, ArithmeticError):
            return f"`how` is no sum: {sum_.strip()}; write plain numbers, + - * / ** and brackets"
        if abs(result - stated) > abs(result) * _TOLERANCE:
            return f"`how` does not add up: {left.strip()} is {result:.4g}, not {stated}"
    return ""
