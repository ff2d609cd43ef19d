"""The page a browser shows when signing in is over: two sentences, in the browser's language."""

_WORDS = {
    "en": ("Signed in", "Galaxia has what it needs. You can close this page."),
    "zh": ("登录完成", "Galaxia 已完成登录。现在可以关闭此页面。"),
}
_FAILED = {
    "en": ("Not signed in", "The service did not agree. Go back to Galaxia to try again."),
    "zh": ("未登录", "服务未同意登录。请返回 Galaxia 重试。"),
}
_STYLE = (
    "body{margin:0;min-height:100vh;display:grid;place-content:center;text-align:center;"
    "font:16px/1.6 system-ui,sans-serif;background:#0a0d14;color:#eef1f8}"
    "p{color:#a3adc2;margin:0 24px}h1{font-size:26px;margin:0 0 8px}"
    "@media(prefers-color-scheme:light){body{background:#f7f6f2;color:#1b1e27}p{color:#565d6e}}"
)
HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Cache-Control": "no-store",
}


def closing_page(languages: str, *, went_well: bool) -> bytes:
    """Return the page.

    Args:
        languages: `Accept-Language` as the browser sent it; the first one known counts.
        went_well: Whether the service said yes.
    """
    words = _WORDS if went_well else _FAILED
    wished = (part.strip()[:2].lower() for part in languages.split(","))
    language = next((one for one in wished if one in words), "en")
    title, line = words[language]
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Galaxia</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
        f"<body><main><h1>{title}</h1><p>{line}</p></main></body></html>"
    ).encode()
