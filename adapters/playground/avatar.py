"""A face for everybody: initials on a colour, since nobody here has a photograph."""

from html import escape

_DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
<rect width="48" height="48" rx="9" fill="{colour}"/>
<text x="24" y="31" font-family="sans-serif" font-size="20" font-weight="600" fill="#fff"
 text-anchor="middle">{letters}</text></svg>"""


def avatar(real_name: str, colour: str) -> str:
    """The face as SVG."""
    letters = "".join(word[0] for word in real_name.split()[:2]).upper()
    return _DRAWING.format(colour=escape(colour), letters=escape(letters))
