"""Debian's Chromium, driven over its DevTools protocol: no more than the browser tests need."""

import base64
import json
import os
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))


class Tab:
    """One tab; `requests` are the addresses that it asked for, `dialogs` what it popped up."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._last = 0
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        for domain in ("Page", "Network", "Runtime"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """The result of a command; what happens in the meantime is noted."""
        self._last += 1
        self._connection.send(json.dumps({"id": self._last, "method": method, "params": params}))
        while True:
            message = json.loads(self._connection.recv(timeout=60))
            if message.get("id") == self._last:
                return dict(message["result"])
            self._note(message)

    def _note(self, message: dict[str, Any]) -> None:
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        if message.get("method") == "Page.javascriptDialogOpening":
            self.dialogs.append(message["params"]["message"])

    def evaluate(self, script: str) -> Any:
        """The value of a JavaScript expression."""
        result = self.send("Runtime.evaluate", expression=script, returnByValue=True)
        return result["result"].get("value")

    def wait(self, script: str, seconds: float = 90) -> None:
        """Until a JavaScript expression is true."""
        end = time.monotonic() + seconds
        while not self.evaluate(f"Boolean({script})"):
            if time.monotonic() > end:
                raise TimeoutError(f"{script}\n{self.evaluate('document.body.innerText')}")
            time.sleep(0.2)

    def resize(self, width: int, height: int) -> None:
        """Show the page on a screen of this size, in pixels."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def type(self, selector: str, text: str) -> None:
        """Type text into a field, and Enter."""
        self.evaluate(f"document.querySelector({json.dumps(selector)}).focus()")
        self.send("Input.insertText", text=text)
        time.sleep(0.3)  # the page takes over what was typed after a short pause
        for kind in ("keyDown", "keyUp"):
            key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
            self.send("Input.dispatchKeyEvent", type=kind, **key)

    def click(self, selector: str, last: bool = False) -> None:
        """Click in the middle of the first or the last of these elements."""
        place = -1 if last else 0
        box = self.evaluate(
            f"[...document.querySelectorAll({json.dumps(selector)})].at({place})"
            ".getBoundingClientRect().toJSON()"
        )
        middle = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **middle)

    def press(self, label: str) -> None:
        """Click the first button with these words, once it is there."""
        found = (
            "[...document.querySelectorAll('button')]"
            f".find(b => b.textContent.trim() === {json.dumps(label)})"
        )
        self.wait(found)
        self.evaluate(f"{found}.click()")

    def choose_files(self, selector: str, files: list[Path]) -> None:
        """Give files to a field for files, as if the user had chosen them."""
        root = self.send("DOM.getDocument")["root"]["nodeId"]
        field = self.send("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.send("DOM.setFileInputFiles", nodeId=field, files=[str(file) for file in files])

    def picture(self, path: Path) -> None:
        """Save what the screen shows as PNG."""
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot")["data"]))


@contextmanager
def chromium(profile: Path) -> Iterator[Tab]:
    """A headless browser with one tab, gone afterwards."""
    options = ["--headless", "--no-sandbox", "--remote-debugging-port=0", "--lang=nl"]
    process = subprocess.Popen(
        [str(CHROMIUM), *options, f"--user-data-dir={profile}", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with urllib.request.urlopen(f"http://localhost:{_port(profile)}/json/list") as answer:
            tabs = [tab for tab in json.load(answer) if tab["type"] == "page"]
        with connect(tabs[0]["webSocketDebuggerUrl"], max_size=None) as connection:
            yield Tab(connection)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _port(profile: Path) -> str:
    file = profile / "DevToolsActivePort"
    end = time.monotonic() + 60
    while not _complete(file):
        if time.monotonic() > end:
            raise TimeoutError(f"{CHROMIUM} did not start")
        time.sleep(0.1)
    return file.read_text().splitlines()[0]


def _complete(file: Path) -> bool:
    return file.is_file() and len(file.read_text().splitlines()) == 2
