"""The words that Qt itself says: the menu of a text field, the keys in menus, its dialog for files."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

NAME = "the words of Qt"


def speak_qt(language: str) -> None:
    """Have Qt speak a language of the window from now on."""
    app = QCoreApplication.instance()
    assert app is not None
    before = app.findChild(QTranslator, NAME)
    if isinstance(before, QTranslator):
        if before.language().startswith(language):
            return
        app.removeTranslator(before)
        before.setObjectName("")
        before.deleteLater()
    if language == "en":  # what Qt says in its source
        return
    words = QTranslator(app)
    words.setObjectName(NAME)
    if words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
