"""Work out the sums that derived facts show: plain numbers with + - * / ** and brackets, and nothing else."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal

_OPERATORS = {
    ast.Add: Decimal.__add__,
    ast.Sub: Decimal.__sub__,
    ast.Mult: Decimal.__mul__,
    ast.Div: Decimal.__truediv__,
    ast.Pow: Decimal.__pow__,
}
_SIGNS = str.maketrans({"×": "*", "−": "-", "÷": "/", ",": None})
# Checked before the text is parsed, so that nothing but a sum ever is. No sum of this site is longer.
_SUM = re.compile(r"[0-9.+\-*/() ]{1,200}")
_SLACK = Decimal("0.02")


def compute(expression: str) -> Decimal:
    """The result of a sum. ValueError when it is not one; ArithmeticError when it cannot be worked out."""
    text = expression.translate(_SIGNS).strip()
    if not _SUM.fullmatch(text):
        raise ValueError(f"'{expression.strip()}' is not a sum of plain numbers with + - * / ** and brackets")
    try:
        return _worked_out(ast.parse(text, mode="eval").body)
    except (SyntaxError, RecursionError, MemoryError):
        raise ValueError(f"'{expression.strip()}' is not a sum of plain numbers with + - * / ** and brackets") from None


def _worked_out(node: ast.expr) -> Decimal:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Decimal(str(node.value))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_worked_out(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_worked_out(node.left), _worked_out(node.right))
    raise ValueError("only plain numbers with + - * / ** and brackets are worked out")


def wrong_sums(how: str) -> Iterator[str]:
    """What is wrong with a `how`: sums parted by semicolons, each with one `=`, right to within 2 per cent."""
    for sum_ in how.split(";"):
        left, *right = sum_.split("=")
        if len(right) != 1:
            yield f"`how` needs one = in each sum: '{sum_.strip()}'; write it as 2 * 3 = 6, sums parted by ;"
            continue
        try:
            found, stated = compute(left), compute(right[0])
        except (ValueError, ArithmeticError):
            yield f"`how` is no sum: {sum_.strip()}; write plain numbers, + - * / ** and brackets"
            continue
        if abs(found - stated) > abs(found) * _SLACK:
            yield f"`how` does not add up: {left.strip()} is {found:.4g}, not {stated}"
