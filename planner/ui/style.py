"""What only a run of a page knows of its style: which of several buttons is the chosen one."""


def chosen_button(key: str, word: str) -> str:
    """A sheet that shows the button of this key as chosen, and adds the word to its name."""
    return f"""<style>
.st-key-{key} button, .st-key-{key} button:hover, .st-key-{key} button:focus {{
  background: light-dark(#123f73, #3876bd); color: #fff; border-color: transparent; }}
.st-key-{key} button::after {{ content: " {_in_quotes(word)}"; position: absolute;
  clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }}
@media (forced-colors: active) {{
  .st-key-{key} button {{ forced-color-adjust: none; background: Highlight; color: HighlightText; }}
}}
</style>"""


def _in_quotes(word: str) -> str:
    """The word as it stands between double quotes in a style sheet inside HTML."""
    return "".join(f"\\{ord(sign):x} " if sign in '"\\<\n' else sign for sign in word)
