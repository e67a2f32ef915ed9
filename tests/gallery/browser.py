"""Chromium as it is on this machine, which can show the preview on dark and on light."""

import json
from importlib import import_module
from types import TracebackType
from typing import Any, Final, Self

__all__ = ["Browser"]

_LIGHT: Final = {
    "--discord-bg": "#ffffff",
    "--discord-surface": "#f2f3f5",
    "--discord-elevated": "#e3e5e8",
    "--discord-control": "#ebedef",
    "--discord-hover": "#f2f3f5",
    "--discord-text": "#313338",
    "--discord-muted": "#5c5e66",
    "--discord-subtle": "#4e5058",
    "--discord-border": "#d9dade",
    "--component-surface": "#f7f7f8",
    "--component-border": "#d9dade",
    "--modal-surface": "#ffffff",
    "--modal-separator": "#e3e5e8",
    "--control-border": "#d9dade",
    "--chip-surface": "#ebedef",
    "--list-surface": "#ffffff",
    "--subtle-surface": "#e3e5e8",
    "--subtle-surface-text": "#313338",
    "--entity-text": "#4e5058",
    "--entity-dim": "#5c5e66",
    "--input-surface": "#ebedef",
    "--input-placeholder": "#6d6f78",
    "--button-alt": "#e3e5e8",
    "--button-alt-hover": "#d7d9dc",
    "--button-alt-active": "#cdcfd3",
    "--code-surface": "#f2f3f5",
    "--code-border": "#d9dade",
    "--code-text": "#313338",
    "--embed-field-name": "#060607",
    "--link-text": "#006ce7",
    "--link-accent": "#006ce7",
}
"""Discord's light colours, by the names that the preview's style sheet gives them."""
_DRESS: Final = """
addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement.style;
  for (const [name, colour] of Object.entries(%s)) root.setProperty(name, colour);
  root.setProperty("color-scheme", "light");
  root.setProperty("color", "#313338");
  root.setProperty("background", "#ffffff");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    .button-style-2 { color: #313338 !important; background: #e3e5e8 !important; }
    .message-content, .text-display { color: #313338 !important; }
    .text-display small, .message-content small { color: #5c5e66 !important; }
    .mention { color: #505cdc !important; background: #e6e8fd !important; }
  `);
  document.adoptedStyleSheets = [sheet];
});
"""


class Browser:
    """A running browser; ``dressed`` lends it out."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._playwright: Any = None
        self._browser: Any = None

    async def __aenter__(self) -> Self:
        # Only the extra "gallery" brings it.
        playwright: Any = import_module("playwright.async_api")
        self._playwright = await playwright.async_playwright().start()
        self._browser = await self._playwright.chromium.launch(
            executable_path=self._program, args=["--no-sandbox"]
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._browser.close()
        await self._playwright.stop()

    def dressed(self, theme: str) -> "_Dressed":
        return _Dressed(self._browser, theme)


class _Dressed:
    """A browser whose pages wear a theme; closing it leaves the browser open."""

    def __init__(self, browser: Any, theme: str) -> None:
        self._browser = browser
        self._theme = theme

    @property
    def version(self) -> str:
        return str(self._browser.version)

    async def new_context(self, **how: Any) -> Any:
        context = await self._browser.new_context(**how)
        if self._theme == "light":
            await context.add_init_script(_DRESS % json.dumps(_LIGHT))
        return context

    async def close(self) -> None:
        """Nothing: the browser is shared."""
